package dev.tenet.page;

import dev.tenet.picture.Html;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import java.io.IOException;
import java.util.List;

/** The page as a whole. */
final class Page {

    private Page() {}

    static Html of(RecordedRun run) throws IOException {
        List<RecordedSpec> specs = run.specs();
        Html html = new Html().doctype().open("html", "lang", "en");
        head(run, html);
        html.open("body");
        html.element("a", "Skip to the claims", "class", "skip", "href", "#claims");
        Decision.write(run, html);
        html.open("main");
        EarlierRuns earlier = EarlierRuns.before(run);
        html.open("section", "id", "claims").element("h2", "Claims");
        for (int i = 0; i < specs.size(); i++) {
            SpecSection.write(specs.get(i), i, earlier, html);
        }
        html.close();
        Comparison.write(run, html);
        Transcripts.of(run).write(html);
        html.close();
        foot(run, html);
        html.constant("script", Resource.SCRIPT.text());
        return html.close().close();
    }

    private static void head(RecordedRun run, Html html) {
        html.open("head")
                .empty("meta", "charset", "utf-8")
                .empty(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + Resource.STYLE.source()
                                + "; script-src " + Resource.SCRIPT.source())
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .empty("meta", "name", "color-scheme", "content", "light dark")
                .empty("meta", "name", "referrer", "content", "no-referrer")
                .element("title", "Tenet: " + run.verdict().orElse("not ended"))
                .constant("style", Resource.STYLE.text())
                .close();
    }

    private static void foot(RecordedRun run, Html html) {
        html.open("footer");
        html.element(
                "p",
                "Made by Tenet " + run.versions().getOrDefault("tenet", "") + " from summary.json and trials.jsonl in "
                        + run.folder().getFileName()
                        + ". The page needs no network. Text from models, judges and servers is shown as text;"
                        + " characters that cannot be seen are written as escapes.");
        html.close();
    }
}
