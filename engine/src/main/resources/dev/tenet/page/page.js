'use strict';
const search = document.getElementById('search');
const verdict = document.getElementById('verdict');
const outcome = document.getElementById('outcome');
const cell = document.getElementById('cell');
const flag = document.getElementById('flag');
const trials = Array.from(document.querySelectorAll('.trial'));

function isShown(trial) {
  if (verdict.value !== '*') {
    if (!trial.closest('.group').dataset.verdicts.split('|').includes(verdict.value)) return false;
  }
  if (outcome.value !== '*') {
    if (trial.dataset.outcome !== outcome.value) return false;
  }
  if (cell.value !== '*') {
    if (trial.dataset.cell !== cell.value) return false;
  }
  if (flag.value !== '*') {
    if (!(trial.dataset.flags || '').split(' ').includes(flag.value)) return false;
  }
  return trial.textContent.toLowerCase().includes(search.value.toLowerCase());
}

function filter() {
  let shown = 0;
  for (const trial of trials) {
    trial.hidden = !isShown(trial);
    shown += trial.hidden ? 0 : 1;
  }
  const isAll = shown === trials.length;
  for (const group of document.querySelectorAll('.group')) {
    const hasMatch = group.querySelector('.trial:not([hidden])') !== null;
    group.hidden = !hasMatch;
    if (!isAll) group.open = hasMatch;
  }
  document.getElementById('found').textContent = shown + ' of ' + trials.length + ' shown';
}

if (search !== null) {
  document.getElementById('controls').hidden = false;
  search.addEventListener('input', filter);
  verdict.addEventListener('change', filter);
  outcome.addEventListener('change', filter);
  cell.addEventListener('change', filter);
  flag.addEventListener('change', filter);
  filter();
}

function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let at = target; at !== null; at = at.parentElement) {
    if (at.tagName === 'DETAILS') at.open = true;
  }
}
window.addEventListener('hashchange', openTarget);
if (location.hash !== '') openTarget();
