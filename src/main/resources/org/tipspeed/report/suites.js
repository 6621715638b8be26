/* What the report says of each suite: overview, comparison, year, metrics against wind speed, flights. */

/* ---- Overview and comparison ---- */

/** One line per suite and controller, to be read before the details. */
function overview() {
  if (single) return;
  const shown = ['energy_kwh', 'tower_base_fa_del_knm', 'blade_root_oop_del_knm', 'generator_speed_std_above_rated_rpm', 'pitch_travel_above_rated_deg']
      .map(key => metricByKey.get(key)).filter(metric => data.suites.some(suite => suite.flights.some(f => f.values[metric.key] != null)));
  const compared = data.suites.some(suite => suite.comparisons.length);
  const node = section('suites', 'Suites', compared
      ? `Ratios of the means to those of ${data.controllers[0]}, below 1 for less of it; ✓ better and ✗ worse only where the interval excludes 1. ` +
        `Max speed is over rated; it, overspeeds and early endings are of all flights, behind the slash those of ${data.controllers[0]}.`
      : 'Means over the flights that lasted to the end.');
  const row = (suite, controller, comparison) => {
    const tallies = [controller, ...(comparison ? [comparison.reference] : [])].map(name => suite.tallies.find(tally => tally.controller === name));
    const both = (key, text = String) => tallies.map(tally => text(tally[key])).join(' / ');
    const counts = key => el('td', {class: tallies[0][key] ? 'early' : ''}, both(key));
    return el('tr', {}, el('th', {}, el('a', {href: '#' + suite.id}, suite.title)),
        el('td', {class: 'text'}, controller), el('td', {}, String(tallies[0].flights)),
        ...shown.map(metric => comparison ? ratioCell(comparison.ratios[metric.key]) : meanCell(suite, metric)),
        el('td', {}, both('max_speed_ratio', ratio => ratio == null ? '–' : ratio.toFixed(3))), counts('overspeeds'), counts('early_endings'));
  };
  const rows = data.suites.flatMap(suite => suite.comparisons.length
      ? suite.comparisons.map(comparison => row(suite, comparison.controller, comparison))
      : [...new Set(suite.flights.map(f => f.controller))].map(controller => row(suite, controller, null)));
  node.append(el('div', {class: 'scroll'}, el('table', {class: 'figures'},
      el('thead', {}, el('tr', {}, el('th', {}, 'Suite'), el('th', {class: 'text'}, 'Controller'), el('th', {}, 'Flights'),
          ...shown.map(metric => el('th', {}, compared ? metric.label : withUnit(metric))),
          el('th', {}, 'Max speed'), el('th', {}, 'Overspeeds'), el('th', {}, 'Ended early'))),
      el('tbody', {}, ...rows))));
}

function ratioCell(ratio) {
  const mark = ratio ? {better: ' ✓', worse: ' ✗', undecided: ''}[ratio.verdict] : '';
  return el('td', {class: ratio ? ratio.verdict : ''}, ratio && ratio.ratio != null ? ratio.ratio.toFixed(3) + mark : '–');
}

function meanCell(suite, metric) {
  const values = suite.flights.filter(f => f.completed).map(f => f.values[metric.key]).filter(v => v != null);
  return el('td', {}, values.length ? number(mean(values)) : '–');
}

function suiteSections() {
  for (const suite of data.suites) {
    suite.node = section(suite.id, suite.title, suite.description);
    comparisons(suite);
    lifetimes(suite);
    againstWind(suite);
    flights(suite);
  }
}

function comparisons(suite) {
  if (!suite.comparisons.length) return;
  const node = part(suite, 'comparison', 'Comparison');
  for (const comparison of suite.comparisons) oneComparison(node, comparison);
  node.append(el('p', {class: 'note'}, suite.method));
}

function oneComparison(node, comparison) {
  const confidence = number(100 * comparison.confidence);
  const many = comparison.pairs === 1 ? 'one wind' : `${comparison.pairs} winds`;
  node.append(el('p', {}, el('strong', {}, comparison.controller), ` against ${comparison.reference}, on ${many} that both flew to the end. ` +
      'Ratios below 1 mean less of it. A verdict is given only where the interval excludes 1.'));
  if (comparison.left_out.length) {
    node.append(warning('Not compared, because a flight ended early or is missing:', comparison.left_out.map(shortSentence)));
  }
  const rows = data.metrics.filter(metric => comparison.ratios[metric.key]);
  const shown = metric => shownRatio(comparison.ratios[metric.key]);
  const range = ratioRange(rows.map(shown));
  const table = metrics => el('div', {class: 'scroll'}, el('table', {class: 'figures'},
      el('thead', {}, el('tr', {}, el('th', {}, 'Mean over the winds, maxima: highest of all'), el('th', {}, 'Ratio'),
          el('th', {}, `${confidence} % interval`), el('th', {class: 'middle'}, 'less ← 1 → more'),
          el('th', {class: 'text'}, 'Verdict'), el('th', {}, comparison.reference), el('th', {}, comparison.controller))),
      el('tbody', {}, ...metrics.map(metric => ratioRow(metric, shown(metric), range)))));
  node.append(table(rows.filter(metric => metric.headline)));
  const others = rows.filter(metric => !metric.headline);
  if (others.length) node.append(el('details', {}, el('summary', {}, `${others.length} further metrics`), table(others)));
}

/** Of an extreme the highest of all flights, which no interval can be given for. */
function shownRatio(ratio) {
  return ratio.highest == null ? ratio : {ratio: ratio.highest_ratio, low: null, high: null, verdict: 'undecided',
    mean: ratio.highest, reference_mean: ratio.reference_highest, highest: true};
}

/** A list of which only the beginning shows if it is long. */
function warning(text, lines) {
  const list = some => el('ul', {}, ...some.map(line => el('li', {}, line)));
  const most = lines.length > 8 ? 5 : lines.length;
  return el('div', {class: 'warning'}, text, list(lines.slice(0, most)),
      most < lines.length ? el('details', {}, el('summary', {}, `${lines.length - most} more`), list(lines.slice(most))) : null);
}

function ratioRow(metric, ratio, range) {
  const interval = ratio.ratio == null ? '–' : ratio.highest ? '–' : ratio.low == null ? 'too few winds' : `${ratio.low.toFixed(3)} – ${ratio.high.toFixed(3)}`;
  const verdict = {better: '✓ better', worse: '✗ worse', undecided: ''}[ratio.verdict];
  return el('tr', {}, el('th', {}, metric.label, metric.unit ? el('span', {class: 'unit'}, metric.unit) : null),
      el('td', {}, ratio.ratio == null ? '–' : ratio.ratio.toFixed(3)), el('td', {}, interval),
      el('td', {class: 'graph'}, ratio.ratio == null ? '' : whisker(ratio, range)), el('td', {class: 'text ' + ratio.verdict}, verdict),
      el('td', {}, number(ratio.reference_mean)), el('td', {}, number(ratio.mean)));
}

/** Wide enough for what there is, but no wider than a factor of two either way; at least 5 %. */
function ratioRange(ratios) {
  const spread = Math.max(...ratios.flatMap(r => [r.ratio, r.low, r.high])
      .filter(v => v > 0).map(v => Math.abs(Math.log(v))), 0);
  return Math.min(Math.log(2), Math.max(Math.log(1.05), spread * 1.08));
}

function whisker(ratio, range) {
  const width = 150, height = 30;
  const at = value => {
    const share = value > 0 ? Math.log(value) / range : -9;
    return width / 2 + Math.max(-1, Math.min(1, share)) * (width / 2 - 6);
  };
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const draw = (tag, attributes) => {
    const node = document.createElementNS(svg.namespaceURI, tag);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    svg.append(node);
  };
  const ink = {better: 'var(--good)', worse: 'var(--bad)', undecided: 'var(--muted)'}[ratio.verdict];
  svg.setAttribute('width', width);
  svg.setAttribute('height', height);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', `ratio ${ratio.ratio.toFixed(3)}`);
  draw('line', {x1: width / 2, x2: width / 2, y1: 0, y2: height, stroke: 'var(--line)'});
  if (ratio.low != null) {
    draw('line', {x1: at(ratio.low), x2: at(ratio.high), y1: height / 2, y2: height / 2, stroke: ink, 'stroke-width': 2});
  }
  draw('circle', {cx: at(ratio.ratio), cy: height / 2, r: 3.5, fill: ink});
  return svg;
}

/* ---- Year and lifetime ---- */

function lifetimes(suite) {
  if (!suite.lifetimes.length) return;
  const [{bin_centres_mps: bins, covered_probability: covered, winds, annual_mean_mps: annual, annual_energy_missing: missing}] = suite.lifetimes;
  const node = part(suite, 'lifetime', 'Year and lifetime',
      `From ${winds} winds that every controller flew to the end, in bins at ${bins.map(number).join(', ')} m/s, which the site sees ` +
      `${number(100 * covered)} % of the time; the rest of the year yields and damages nothing here. Damage, not load, is averaged. ` +
      `The mean wind of the site is ${number(annual)} m/s.` + (missing ? ` There is no annual energy: ${missing}.` : ''));
  const loads = data.metrics.filter(metric => suite.lifetimes.some(l => l.lifetime_loads[metric.key] != null));
  const row = (name, unit, value) => el('tr', {}, el('th', {}, name, el('span', {class: 'unit'}, unit)),
      ...suite.lifetimes.map(l => el('td', {}, number(value(l)))));
  node.append(el('div', {class: 'scroll'}, el('table', {class: 'figures'},
      el('thead', {}, el('tr', {}, el('th', {}, 'At the site'), ...suite.lifetimes.map(l => el('th', {}, l.controller)))),
      el('tbody', {}, missing ? null : row('Annual energy', 'MWh', l => l.annual_energy_mwh),
          ...loads.map(metric => row('Lifetime: ' + metric.label.replace(/^./, c => c.toLowerCase())
            + (metric.caveat ? ` (${metric.caveat})` : ''), metric.unit, l => l.lifetime_loads[metric.key]))))));
}

/* ---- Flights ---- */

function flights(suite) {
  if (!suite.flights.length) return;
  const node = part(suite, 'flights', 'Flights', suite.settings);
  const early = suite.flights.filter(flight => !flight.completed);
  if (early.length) {
    node.append(warning(`${early.length} of ${suite.flights.length} flights ended early:`, early.map(f =>
        `${f.controller} in ${shortWind(f.wind)}: ${f.end} after ${number(f.duration_s)} s${f.detail ? ': ' + f.detail : ''}`)));
  }
  const columns = data.metrics.filter(metric => metric.headline && suite.flights.some(f => f.values[metric.key] != null));
  const table = el('div', {class: 'scroll tall'}, el('table', {class: 'figures'},
      el('thead', {}, el('tr', {}, el('th', {}, 'Wind'), el('th', {class: 'text'}, 'Controller'), el('th', {class: 'text'}, 'End'), el('th', {}, 'Time [s]'),
          ...columns.map(metric => el('th', {}, withUnit(metric))))),
      el('tbody', {}, ...suite.flights.map(flight => el('tr', {},
          el('th', {title: flight.wind}, shortWind(flight.wind)), el('td', {class: 'text'}, flight.controller),
          el('td', {class: flight.completed ? 'text' : 'text early'}, flight.end), el('td', {}, number(flight.duration_s)),
          ...columns.map(metric => el('td', {}, number(flight.values[metric.key]))))))));
  node.append(single ? table : el('details', {}, el('summary', {}, `All ${suite.flights.length} flights`), table));
}

/* ---- Metric against wind speed ---- */

function againstWind(suite) {
  const usable = suite.flights.filter(f => f.completed && f.values.wind_mean_mps != null);
  if (new Set(usable.map(f => Math.round(f.values.wind_mean_mps))).size < 2) return;
  const kinds = new Set(usable.map(f => f.wind.split(':')[0]));
  if (kinds.has('step') || kinds.has('ramp')) return;
  const alike = kinds.size === 1;
  const node = part(suite, 'wind-speed', 'Power curve and metrics against wind speed',
      'Each dot is a flight at its mean hub wind.' + (alike ? ' The lines join the means in bins of 1 m/s, of maxima and extremes the highest.' : ''));
  const holder = el('div', {class: 'charts two'});
  node.append(holder);
  const metrics = data.metrics.filter(m => m.key !== 'wind_mean_mps' && usable.some(f => f.values[m.key] != null));
  const first = key => Math.max(0, metrics.findIndex(metric => metric.key === key));
  for (const key of ['mean_power_kw', 'tower_base_fa_del_knm']) {
    metricChart(holder, usable, alike, metrics, first(key), single ? null : suite.title);
  }
}

/** Means over gusts and turbulence together would mean nothing: only flights alike are joined by lines. */
function metricChart(holder, usable, alike, metrics, chosen, context) {
  const place = el('div', {style: 'min-width:0'});
  holder.append(place);
  let current = null;
  const show = index => {
    if (current) current.remove();
    const metric = metrics[index];
    const tables = [];
    const series = [];
    for (const controller of data.controllers) {
      const points = usable.filter(f => f.controller === controller && f.values[metric.key] != null)
          .map(f => [f.values.wind_mean_mps, f.values[metric.key]]).sort((a, b) => a[0] - b[0]);
      if (!points.length) continue;
      const style = {colour: colourOf(controller)};
      tables.push(table(points));
      series.push({...style, label: controller, dots: style.colour ? 6 : 9});
      if (alike) {
        const ofBin = metric.extreme ? values => Math.max(...values) : mean;
        const bins = [...grouped(points).values()].map(group => [mean(group.map(p => p[0])), ofBin(group.map(p => p[1]))]);
        tables.push(table(bins));
        series.push({...style, label: controller + (metric.extreme ? ', highest' : ', mean'), faint: true, spanGaps: true, unlisted: true});
      }
    }
    const [x, ...values] = uPlot.join(tables);
    current = chart(place, {title: metric.label, unit: metric.unit, xLabel: 'Mean hub wind [m/s]', x, height: 300, context,
      series: series.map((s, i) => ({...s, values: values[i]})),
      tools: [choice('Metric', metrics.map(m => m.label), index, show)]});
  };
  show(chosen);
}

const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Columns of strictly rising x, as joining needs them. */
function table(points) {
  const x = [], y = [];
  for (const [px, py] of points) {
    x.push(x.length && px <= x[x.length - 1] ? x[x.length - 1] + 1e-6 : px);
    y.push(py);
  }
  return [x, y];
}

function grouped(points) {
  const groups = new Map();
  for (const p of points) {
    const bin = Math.round(p[0]);
    groups.set(bin, [...(groups.get(bin) || []), p]);
  }
  return groups;
}
