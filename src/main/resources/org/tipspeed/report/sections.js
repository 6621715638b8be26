/* The sections of the report, each from its part of the embedded data; absent data, no section. */

const data = JSON.parse(document.getElementById('data').textContent);
const report = document.getElementById('report');
const metricByKey = new Map(data.metrics.map(metric => [metric.key, metric]));
const colourOf = controller => Math.max(0, data.controllers.indexOf(controller));
/** A file without its folder; everything else as it is. */
const shortWind = spec => spec.startsWith('file:') ? spec.split(/[\\/]/).pop() : spec;
/** The same for a sentence of the form “wind: what happened”. */
function shortSentence(text) {
  const colon = text.lastIndexOf(': ');
  return shortWind(text.slice(0, colon)) + text.slice(colon);
}
/** A column of a log for a reader: “validation_score” is “Validation score”. */
const inWords = name => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
const withUnit = metric => metric.unit ? `${metric.label} [${metric.unit}]` : metric.label;

/** Whether there is one set of winds only, which then needs no heading of its own. */
const single = data.suites.length < 2;

function section(id, title, ...notes) {
  const node = el('section', {id}, el('h2', {}, title), ...notes.map(text => el('p', {class: 'note'}, text)));
  report.append(node);
  return node;
}

/** A part of a suite: a section if there is one suite only, else below the suite's heading. */
function part(suite, id, title, ...notes) {
  if (single) return section(id, title, ...notes);
  const node = el('div', {class: 'part'}, el('h3', {}, title), ...notes.map(text => el('p', {class: 'note'}, text)));
  suite.node.append(node);
  return node;
}

/** groups: the name of each option's group, or nothing. */
function choice(label, names, chosen, change, groups) {
  const select = el('select', {'aria-label': label, onchange: () => change(Number(select.value))});
  let group = null;
  names.forEach((name, i) => {
    if (groups && (!group || group.label !== groups[i])) select.append(group = el('optgroup', {label: groups[i]}));
    (group || select).append(el('option', {value: i}, name));
  });
  select.value = chosen;
  return select;
}


function head() {
  report.append(el('h1', {}, data.title), el('p', {class: 'lead'}, `${data.subtitle} Flown in ${data.simulator}.`));
  report.append(el('nav', {'aria-label': 'Sections'}));
}

function contents() {
  const nav = report.querySelector('nav');
  for (const each of report.querySelectorAll('section')) {
    nav.append(el('a', {href: '#' + each.id}, each.querySelector('h2').textContent));
  }
}

/* ---- Time series and spectra of one wind ---- */

function windSection() {
  const winds = data.suites.flatMap(suite => suite.winds.map(wind => ({...wind, suite})));
  if (!winds.length) return;
  const hint = el('p', {class: 'note'});
  const node = section('time-series', 'Time series');
  node.append(hint);
  const names = winds.map(wind => shortWind(wind.wind));
  let charts = [];
  const stack = el('div', {class: 'charts stack'});
  const spectra = el('div', {class: 'charts two'});
  const pick = choice('Wind', names, 0, show, single ? null : winds.map(wind => wind.suite.title));
  const step = by => show((Number(pick.value) + by + names.length) % names.length);
  const zoom = (factor, shift) => charts.forEach(({plot}) => zoomed(plot, factor, shift));
  const button = (text, label, click) => el('button', {'aria-label': label, title: label, onclick: click}, text);
  node.append(el('div', {class: 'tools'},
      el('label', {}, 'Wind '), pick,
      ...(names.length > 1 ? [button('‹', 'Previous wind', () => step(-1)), button('›', 'Next wind', () => step(1))] : []),
      el('span', {class: 'space'}),
      button('←', 'Earlier', () => zoom(1, -0.5)), button('→', 'Later', () => zoom(1, 0.5)),
      button('+', 'Zoom in', () => zoom(0.5, 0)), button('−', 'Zoom out', () => zoom(2, 0)),
      button('All', 'Whole flight', () => zoom(Infinity, 0))),
      stack);
  if (winds.some(wind => wind.spectra.length)) {
    const note = 'Power spectral density by Welch’s method after the skipped transient, of the wind chosen above. ' +
        'Flights that ended too early for it are missing.';
    section('spectra', 'Load spectra', note).append(spectra);
  }
  let drawn = [];
  function show(index) {
    pick.value = index;
    drawn.forEach(each => each.remove());
    const wind = winds[index];
    const context = single ? names[index] : `${wind.suite.title}, ${names[index]}`;
    hint.textContent = wind.suite.note;
    charts = wind.panels.map((panel, i) => chart(stack, {
      ...panel, x: wind.time, xLabel: 'Time [s]', group: 'flight', height: 190, context,
      series: panel.series.map(s => ({label: s.controller, values: s.values, colour: colourOf(s.controller)})),
    }));
    const frequencies = wind.spectra.map(panel => chart(spectra, {
      ...panel, x: panel.frequency, xLabel: 'Frequency [Hz]', logX: true, logY: true, height: 320, yRange: eightDecades, context,
      series: panel.series.map(s => ({label: s.controller, values: s.values, colour: colourOf(s.controller)})),
    }));
    drawn = [...charts, ...frequencies];
  }
  show(liveliest(winds));
}

/** A turbulent wind, or else the one that varies most, says more at first sight than a steady one. */
function liveliest(winds) {
  const variation = ({wind, suite}) => (/^(file|ntm|etm):/.test(wind) ? 100 : 0) + Math.max(0, ...suite.flights.filter(f => f.wind === wind).map(f => f.values.wind_std_mps || 0));
  const all = winds.map(variation);
  return all.indexOf(Math.max(...all));
}

/** What is smaller than the peak by more than that is noise of the calculation. */
function eightDecades(plot, min, max) {
  if (max == null) return [0.1, 1];
  const top = 10 ** Math.ceil(Math.log10(max));
  return [Math.max(top * 1e-8, 10 ** Math.floor(Math.log10(min))), top];
}

function zoomed(plot, factor, shift) {
  const times = plot.data[0];
  const [first, last] = [times[0], times[times.length - 1]];
  const {min, max} = plot.scales.x;
  const width = Math.min(last - first, (max - min) * factor);
  const middle = (min + max) / 2 + shift * (max - min);
  const start = Math.max(first, Math.min(last - width, middle - width / 2));
  plot.setScale('x', {min: start, max: start + width});
}

/* ---- Actions ---- */

function actions() {
  if (!data.actions.length) return;
  const node = section('actions', 'Actions', 'How fast the controllers change their commands: share of the control intervals, ' +
      'over all winds whose time series are drawn, on a logarithmic scale.');
  const holder = el('div', {class: 'charts two'});
  node.append(holder);
  for (const each of data.actions) {
    chart(holder, {...each, unit: null, title: each.title + ' [% of intervals]', xLabel: `${each.title} [${each.unit}]`,
      x: each.edges, logY: true, height: 280,
      series: each.series.map(s => ({label: s.controller, values: s.values, colour: colourOf(s.controller),
        steps: true}))});
  }
}

/* ---- Learning ---- */

function learning() {
  const {episodes, endings, progress} = data.learning;
  if (!episodes.x.length && !progress.x.length) return;
  const node = section('learning', 'Learning');
  const holder = el('div', {class: 'charts two'});
  node.append(holder);
  if (episodes.x.length) curve(holder, episodes, 'Episode', 'return');
  if (progress.x.length) curve(holder, progress, 'Environment steps', progress.first);
  if (endings.x.length > 1) {
    const width = holder.childElementCount === 1 ? holder : el('div', {class: 'charts'});
    if (width !== holder) node.append(width);
    endingShares(width, endings);
  }
}

/** A figure of choice with its moving mean. */
function curve(holder, columns, xLabel, first) {
  const place = el('div', {style: 'min-width:0'});
  holder.append(place);
  const names = Object.keys(columns.values);
  const titles = names.map(inWords);
  let current = null;
  const show = index => {
    if (current) current.remove();
    const values = columns.values[names[index]];
    const points = values.filter(v => v != null).length;
    const reach = Math.max(1, Math.round(points / 50));
    const raw = {label: titles[index], values, colour: 1, spanGaps: true, points: {show: points < 60, size: 5}};
    const series = points < 60 ? [raw] : [{...raw, faint: true, width: 1, points: {show: false}},
      {label: `mean over ${2 * reach + 1}`, values: smoothed(values, reach), colour: 1, width: 2, spanGaps: true}];
    current = chart(place, {title: titles[index], xLabel, x: columns.x, height: 280, series, yRange: withoutOutliers(values),
      tools: names.length > 1 ? [choice('Figure', titles, index, show)] : []});
  };
  show(Math.max(0, names.indexOf(first)));
}

/**
 * The first episodes may be a thousand times as bad as all others, which would be one line beside them: where a few values lie so far off,
 * the range is that of the others. Zooming in on them shows them.
 */
function withoutOutliers(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const last = sorted.length - 1;
  const [low, high] = [sorted[Math.floor(0.1 * last)], sorted[Math.ceil(0.9 * last)]];
  const width = high - low;
  if (!(width > 0) || sorted[last] - sorted[0] <= 10 * width) return roomy;
  const [least, greatest] = [low - width, high + width];
  return (plot, min, max) => min == null || max < least || min > greatest ? roomy(plot, min, max)
      : roomy(plot, Math.max(min, least), Math.min(max, greatest));
}

/** Centred moving mean over the values that there are. */
function smoothed(values, reach) {
  const at = values.map((v, i) => v == null ? -1 : i).filter(i => i >= 0);
  const result = values.map(() => null);
  at.forEach((index, n) => {
    result[index] = mean(at.slice(Math.max(0, n - reach), n + reach + 1).map(i => values[i]));
  });
  return result;
}

/** Shares stacked on each other: what went as planned at the bottom, failures of the simulator on top. */
function endingShares(holder, endings) {
  const palettes = {truncated: [3, 1], terminated: [2, 5], aborted: [4, 0]};
  const order = Object.keys(palettes);
  const sorted = [...endings.reasons].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const used = {};
  let below = endings.x.map(() => 0);
  const series = sorted.map(({reason, kind, shares}) => {
    const values = below = below.map((sum, i) => sum + shares[i]);
    const count = used[kind] = (used[kind] ?? -1) + 1;
    return {label: reason, values, colour: palettes[kind][count % 2], fill: 'd0', width: 0.5, steps: true, value: (u, v, s, i) => i == null ? '–' : number(shares[i]) + ' %'};
  }).reverse();
  chart(holder, {title: 'How episodes end', unit: '%', xLabel: 'Episode', x: endings.x, height: 280, yRange: [0, 100], series});
}

/* ---- Provenance ---- */

function provenance() {
  const facts = Object.entries(data.provenance);
  if (!facts.length && !data.networks.length && !data.config) return;
  const node = section('provenance', 'Settings and provenance');
  if (facts.length) node.append(el('dl', {}, ...facts.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])));
  if (data.networks.length) node.append(el('h3', {}, 'Networks'), el('pre', {}, data.networks.join('\n')));
  if (data.config) node.append(el('details', {}, el('summary', {}, 'Settings as used'), el('pre', {}, data.config)));
}

data.suites.forEach((suite, i) => suite.id = 'suite-' + (i + 1));
head();
overview();
if (single) data.suites.forEach(suite => { comparisons(suite); lifetimes(suite); });
learning();
if (single) data.suites.forEach(againstWind);
else suiteSections();
windSection();
actions();
if (single) data.suites.forEach(flights);
provenance();
contents();
