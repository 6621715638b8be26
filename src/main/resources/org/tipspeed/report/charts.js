'use strict';
/* What every chart of the report has in common: colours, axes, size, legend, saving as a picture. */

const dark = matchMedia('(prefers-color-scheme: dark)');
const shown = new Set();

const colour = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
/** Colour 0 is the reference's alone. */
const paletteIndex = index => index < 6 ? index : 1 + (index - 1) % 5;
const seriesColour = index => colour('series-' + paletteIndex(index));

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value);
  }
  node.append(...children.filter(child => child != null));
  return node;
}

/** Four significant digits for reading; whole numbers stay whole. */
function number(value) {
  if (value == null || !isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) return value.toExponential(2);
  const digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
  return value.toLocaleString('en', {maximumFractionDigits: digits});
}

/** Ticks are round already and need no rounding. */
const tick = value => value == null ? '' : Math.abs(value) >= 1e6 || (value !== 0 && Math.abs(value) < 1e-3)
    ? value.toExponential(0) : value.toLocaleString('en', {maximumFractionDigits: 6});

const isDecade = value => value != null && Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9;

/** A logarithmic axis is marked at powers of ten only, unless there are hardly any. */
const decades = (plot, splits) => splits.filter(isDecade).length > 1 ? splits.map(v => isDecade(v) ? v : null) : splits;

/** Room around the data; a signal that hardly moves is not blown up to fill the chart. */
function roomy(plot, min, max) {
  if (min == null || max == null) return [0, 1];
  const middle = (min + max) / 2;
  const reach = Math.max((max - min) / 2 * 1.12, Math.abs(middle) * 0.01);
  return reach > 0 ? [middle - reach, middle + reach] : [-1, 1];
}

function axis(label, log) {
  return {
    stroke: () => colour('muted'),
    grid: {stroke: () => colour('grid'), width: 1, ...(log ? {filter: decades} : {})},
    ticks: {stroke: () => colour('grid'), width: 1, size: 4, ...(log ? {filter: decades} : {})},
    font: '12px system-ui, sans-serif',
    labelFont: '12px system-ui, sans-serif',
    label, labelSize: 18, labelGap: 0,
    values: (plot, splits) => (log ? decades(plot, splits) : splits).map(tick),
  };
}

/**
 * Draws a chart into a new card.
 *
 * options: title, unit, xLabel, x (numbers), series ([{label, values, colour (index), dots, steps, ...uPlot}]),
 * context (for the saved picture), height, logX, logY, group (charts that share cursor and zoom), yRange ([low, high] or uPlot's function), tools (more nodes for the head)
 */
function chart(parent, options) {
  const heading = options.unit ? `${options.title} [${options.unit}]` : options.title;
  const save = (format, write) => el('button', {class: 'quiet', title: `Save “${options.title}” as ${format}`,
    onclick: () => write(plot, heading, options)}, format);
  const card = el('figure', {class: 'chart'},
      el('header', {}, el('h3', {}, heading), ...(options.tools || []), el('span', {class: 'save'}, save('PNG', savePng), save('SVG', saveSvg))));
  parent.append(card);
  const plot = new uPlot({
    width: inner(card), height: options.height || 260,
    padding: [10, 14, 0, 0],
    scales: {
      x: {time: false, ...(options.logX ? {distr: 3} : {})},
      y: options.logY ? {distr: 3, ...(options.yRange ? {range: options.yRange} : {})} : {range: options.yRange || roomy},
    },
    axes: [
      {...axis(options.xLabel, options.logX), size: 30},
      {...axis(null, options.logY), size: 62},
    ],
    cursor: {
      drag: {x: true, y: false, dist: 6},
      points: {size: 6},
      ...(options.group ? {sync: {key: options.group, setSeries: false}} : {}),
    },
    legend: {markers: {width: 0, fill: (u, i) => i ? `var(--series-${paletteIndex(options.series[i - 1].colour)})` : null}},
    series: [
      {label: options.xLabel, value: (u, v) => number(v)},
      ...options.series.map(line),
    ],
  }, [options.x, ...options.series.map(s => s.values)], card);
  const watcher = new ResizeObserver(() => plot.setSize({width: inner(card), height: plot.height}));
  watcher.observe(card);
  const entry = {plot, card, remove() { watcher.disconnect(); plot.destroy(); card.remove(); shown.delete(entry); }};
  shown.add(entry);
  return entry;
}

/** The reference is drawn broader, so that it shows even where a controller does just the same. */
function line({label, values, colour: index, faint, unlisted, dots, steps, ...more}) {
  const stroke = () => seriesColour(index) + (faint ? '66' : '');
  return {
    label, stroke, width: index === 0 ? 2.5 : 1.5, points: {show: false}, spanGaps: false,
    value: (u, v) => number(v),
    ...(dots ? {paths: () => null, points: {show: true, size: dots, fill: stroke}} : {}),
    ...(steps ? {paths: uPlot.paths.stepped({align: 1})} : {}),
    ...more,
    ...(unlisted ? {class: 'unlisted'} : {}),
    ...(more.fill ? {fill: () => seriesColour(index) + more.fill} : {}),
  };
}

function inner(card) {
  const style = getComputedStyle(card);
  return Math.max(200, Math.floor(card.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)));
}

/** The chart as a PNG file, with its title and legend, in the colours of the screen. */
function savePng(plot, heading, {series, context}) {
  const source = plot.ctx.canvas;
  const scale = uPlot.pxRatio;
  const shift = (context ? 18 : 0) * scale;
  const head = 58 * scale + shift;
  const picture = el('canvas', {width: source.width + 16 * scale, height: source.height + head + 8 * scale});
  const pen = picture.getContext('2d');
  pen.fillStyle = colour('card');
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.fillStyle = colour('ink');
  pen.font = `600 ${15 * scale}px system-ui, sans-serif`;
  pen.fillText(heading, 14 * scale, 24 * scale);
  pen.font = `${12 * scale}px system-ui, sans-serif`;
  pen.fillStyle = colour('muted');
  pen.fillText(context || '', 14 * scale, 43 * scale);
  let left = 14 * scale;
  for (const {label, colour: index, unlisted} of series) {
    if (unlisted) continue;
    pen.fillStyle = seriesColour(index);
    pen.fillRect(left, 41 * scale + shift, 14 * scale, 3 * scale);
    pen.fillStyle = colour('muted');
    pen.fillText(label, left + 20 * scale, 46 * scale + shift);
    left += pen.measureText(label).width + 38 * scale;
  }
  pen.drawImage(source, 8 * scale, head);
  picture.toBlob(blob => download(blob, fileName(heading, context), 'png'));
}

function saveSvg(plot, heading, options) {
  download(new Blob([vectorPicture(plot, heading, options)], {type: 'image/svg+xml'}), fileName(heading, options.context), 'svg');
}

const fileName = (heading, context) => [heading, context].filter(Boolean).join(' ').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

function download(blob, name, ending) {
  const link = el('a', {href: URL.createObjectURL(blob), download: `${name}.${ending}`});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** The chart as it is zoomed now as SVG text: the same scales, ticks and colours as on the screen. */
function vectorPicture(plot, heading, {series, xLabel, context}) {
  const shift = context ? 18 : 0;
  const head = 58 + shift, margin = 8;
  const box = Object.fromEntries(Object.entries(plot.bbox).map(([side, pixels]) => [side, pixels / uPlot.pxRatio]));
  const left = margin + box.left, top = head + box.top, right = left + box.width, bottom = top + box.height;
  const x = value => round(left + plot.valToPos(value, 'x'));
  const y = value => round(top + plot.valToPos(value, 'y'));
  const text = (words, at, style = {}) => tag('text', {...at, fill: colour('muted'), 'font-size': 12, ...style}, escaped(words));
  const parts = [
    tag('rect', {width: '100%', height: '100%', fill: colour('card')}),
    text(heading, {x: 14, y: 24}, {fill: colour('ink'), 'font-size': 15, 'font-weight': 600}),
    text(context || '', {x: 14, y: 43}),
  ];
  let at = 14;
  for (const {label, colour: index, unlisted} of series) {
    if (unlisted) continue;
    parts.push(tag('rect', {x: at, y: 41 + shift, width: 14, height: 3, fill: seriesColour(index)}), text(label, {x: at + 20, y: 46 + shift}));
    plot.ctx.font = `${12 * uPlot.pxRatio}px system-ui, sans-serif`;
    at += plot.ctx.measureText(label).width / uPlot.pxRatio + 38;
  }
  const grid = attributes => tag('line', {...attributes, stroke: colour('grid')});
  const ticks = ({_splits: splits, _values: labels}) => (splits || []).map((value, i) => [value, labels[i]])
      .filter(([value, label]) => value != null && label != null && label !== '');
  for (const [value, label] of ticks(plot.axes[0])) {
    parts.push(grid({x1: x(value), x2: x(value), y1: top, y2: bottom}), text(label, {x: x(value), y: bottom + 18}, {'text-anchor': 'middle'}));
  }
  for (const [value, label] of ticks(plot.axes[1])) {
    parts.push(grid({x1: left, x2: right, y1: y(value), y2: y(value)}), text(label, {x: left - 8, y: y(value) + 4}, {'text-anchor': 'end'}));
  }
  parts.push(text(xLabel, {x: (left + right) / 2, y: bottom + 38}, {'text-anchor': 'middle'}));
  const lines = series.map((each, i) => plot.series[i + 1].show ? curveOf(plot, each, plot.data[i + 1], x, y, bottom) : '');
  const clip = tag('clipPath', {id: 'plot'}, tag('rect', {x: left - 5, y: top - 5, width: box.width + 10, height: box.height + 10}));
  return tag('svg', {xmlns: 'http://www.w3.org/2000/svg', width: plot.width + 2 * margin, height: plot.height + head + margin,
    'font-family': 'system-ui, sans-serif'}, clip + parts.join('') + tag('g', {'clip-path': 'url(#plot)'}, lines.join('')));
}

/** One series: dots, or a line with gaps where there are no values, filled down to the axis if it is so on the screen. */
function curveOf(plot, {colour: index, faint, dots, steps, spanGaps, fill, width}, values, x, y, bottom) {
  const shownPoints = plot.data[0].map((time, i) => [time, values[i]]);
  const ink = {stroke: seriesColour(index), 'stroke-opacity': faint ? 0.4 : 1, 'stroke-width': width || (index === 0 ? 2.5 : 1.5)};
  if (dots) {
    return shownPoints.filter(p => p[1] != null)
        .map(([px, py]) => tag('circle', {cx: x(px), cy: y(py), r: dots / 2, fill: ink.stroke})).join('');
  }
  let path = '', pen = false, first = null, last = null;
  for (const [px, py] of shownPoints) {
    if (py == null || !isFinite(py)) {
      pen = pen && spanGaps;
      continue;
    }
    path += pen ? (steps ? `H${x(px)}V${y(py)}` : `L${x(px)} ${y(py)}`) : `M${x(px)} ${y(py)}`;
    first ??= px;
    last = px;
    pen = true;
  }
  const area = fill && first != null ? tag('path', {d: `${path}V${bottom}H${x(first)}Z`, fill: ink.stroke, 'fill-opacity': 0.8}) : '';
  return area + tag('path', {d: path, fill: 'none', ...ink});
}

const round = value => Math.round(value * 100) / 100;
const escaped = text => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;');
const tag = (name, attributes, content = '') =>
    `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value).replace(/"/g, '&quot;')}"`).join('')}>${content}</${name}>`;

dark.addEventListener('change', () => shown.forEach(({plot}) => plot.redraw(false, true)));
