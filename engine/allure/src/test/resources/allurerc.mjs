export default {
  name: "Model values",
  historyPath: "history.jsonl",
  appendHistory: true,
  categories: [
    {
      name: "Health: unreadable, refused or failed answers",
      matchers: [{ labels: { claim: "^health$", verdict: "^(refuted|undecided)$" } }],
    },
    { name: "Refuted claims", matchers: [{ labels: { verdict: "refuted" } }] },
    { name: "Undecided claims (not a pass)", matchers: [{ labels: { verdict: "undecided" } }] },
    { name: "Incomplete claims (not a pass)", matchers: [{ labels: { verdict: "incomplete" } }] },
    { name: "Invalid specs and settings", matchers: [{ labels: { verdict: "invalid" } }] },
  ],
  plugins: { awesome: { options: { groupBy: ["epic", "feature", "story"] } } },
};
