'use strict';
const graph = JSON.parse(document.getElementById('graph').textContent);
const canvas = document.getElementById('canvas');
const scene = document.getElementById('scene');
const panel = document.getElementById('step');
const scrub = document.getElementById('scrub');
const boxes = [...scene.querySelectorAll('[data-value]')];
const texts = boxes.map(box => box.querySelector('.gradient'));
const operations = new Map([...scene.querySelectorAll('[data-operation]')].map(node => [+node.dataset.operation, node]));
const edges = Map.groupBy ? Map.groupBy(scene.querySelectorAll('.edge'), edge => +edge.dataset.into) : grouped(scene.querySelectorAll('.edge'));
const last = graph.steps.length + 1;
const root = graph.values.length - 1;
let position = 0;
let playing = 0;

function grouped(all) {
  const groups = new Map();
  for (const edge of all) {
    const into = +edge.dataset.into;
    groups.set(into, [...(groups.get(into) ?? []), edge]);
  }
  return groups;
}

// Position 0: before Backward. 1: the result has its 1. From 2 on: one more value has handed its gradient on.
function show(next, follow = true) {
  position = Math.min(Math.max(next, 0), last);
  const gradients = new Array(graph.values.length).fill('');
  if (position > 0) gradients[root] = '1';
  for (let k = 0; k < position - 1; k++)
    for (const share of graph.steps[k].shares) gradients[share.operand] = share.total;
  const step = position > 1 ? graph.steps[position - 2] : null;
  const got = new Set(step ? step.shares.map(share => share.operand) : position === 1 ? [root] : []);
  boxes.forEach((box, i) => {
    texts[i].textContent = gradients[i];
    box.classList.toggle('waiting', gradients[i] === '');
    box.classList.toggle('got', got.has(i));
    box.classList.toggle('now', step !== null && step.value === i);
  });
  for (const [i, node] of operations) node.classList.toggle('now', step !== null && step.value === i);
  for (const [i, group] of edges) for (const edge of group) edge.classList.toggle('now', step !== null && step.value === i);
  explain(step);
  scrub.value = position;
  scrub.setAttribute('aria-valuetext', `step ${position} of ${last}`);
  document.getElementById('position').textContent = `step ${position} of ${last}`;
  for (const id of ['first', 'back']) document.getElementById(id).disabled = position === 0;
  for (const id of ['next', 'last']) document.getElementById(id).disabled = position === last;
  if (position === last) stop();
  if (follow && position > 0) reveal(step ? [step.value, ...got].map(i => boxes[i]) : [boxes[root]]);
}

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function explain(step) {
  const name = i => graph.values[i].name;
  const about = element('div', '', 'about');
  const shares = element('div', '', 'shares');
  panel.replaceChildren(about, shares);
  panel.parentElement.scrollTop = 0;
  if (position === 0) {
    about.append(element('h2', 'Before Backward'),
      element('p', 'The forward pass is done: every box has its data. No gradient is known yet, so they are blank.'),
      element('p', `Backward will find how ${name(root)} changes when any of the ${graph.values.length - 1} other values changes a little, from right to left, one operation at a time.`));
    return;
  }
  if (!step) {
    about.append(element('h2', 'It begins at the result'), element('p', `${name(root)} changes exactly as much as itself:`),
      element('div', `∂${name(root)}/∂${name(root)} = 1`, 'rule'));
    return;
  }
  const value = graph.values[step.value];
  about.append(element('h2', `${value.name}  (${step.operation})`), element('div', `y = ${step.formula} = ${value.data}`, 'rule'),
    element('p', `Its own gradient is complete: ${step.gradient}. By the chain rule each operand gets that times the local derivative; what arrives adds up.`));
  for (const share of step.shares) {
    const card = element('div', '', 'share');
    const list = document.createElement('dl');
    const row = (term, text, className) => list.append(element('dt', term), element('dd', text, className));
    row('local rule', `∂y/∂${share.symbol} = ${share.rule}`);
    row('here', share.derivative);
    row('adds', `${share.derivative} · ${step.gradient} = ${share.amount}`);
    row('grad now', share.total, 'total');
    card.append(element('h3', `${share.symbol} is ${name(share.operand)}, data ${graph.values[share.operand].data}`), list);
    shares.append(card);
  }
  if (!step.shares.length) about.append(element('p', 'It has no operands: nothing is handed on.'));
  if (position === last) about.append(element('p', 'That was the last one: every gradient is known.'));
}

// Zoom and pan: screen = scale · drawing + offset.
const view = { scale: 1, x: 0, y: 0 };
const size = { width: +scene.dataset.width, height: +scene.dataset.height };
const place = () => scene.setAttribute('transform', `translate(${view.x} ${view.y}) scale(${view.scale})`);

function fit() {
  const frame = canvas.getBoundingClientRect();
  view.scale = Math.min((frame.width - 40) / size.width, (frame.height - 40) / size.height, 1.6);
  view.x = (frame.width - view.scale * size.width) / 2;
  view.y = (frame.height - view.scale * size.height) / 2;
  place();
}

function zoom(factor, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2) {
  const scale = Math.min(Math.max(view.scale * factor, 0.005), 8);
  view.x = x - (x - view.x) * scale / view.scale;
  view.y = y - (y - view.y) * scale / view.scale;
  view.scale = scale;
  place();
}

// Moves the drawing if one of the boxes is outside the view.
function reveal(shown) {
  const all = shown.map(box => box.getBoundingClientRect());
  const at = {
    left: Math.min(...all.map(one => one.left)), right: Math.max(...all.map(one => one.right)),
    top: Math.min(...all.map(one => one.top)), bottom: Math.max(...all.map(one => one.bottom)),
  };
  const frame = canvas.getBoundingClientRect();
  if (at.left >= frame.left && at.right <= frame.right && at.top >= frame.top && at.bottom <= frame.bottom) return;
  view.x += frame.left + frame.width / 2 - (at.left + at.right) / 2;
  view.y += frame.top + frame.height / 2 - (at.top + at.bottom) / 2;
  place();
}

canvas.addEventListener('wheel', event => {
  event.preventDefault();
  const frame = canvas.getBoundingClientRect();
  zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015)), event.clientX - frame.left, event.clientY - frame.top);
}, { passive: false });

// One finger or the mouse drags; two fingers zoom.
const fingers = new Map();
canvas.addEventListener('pointerdown', event => {
  canvas.setPointerCapture(event.pointerId);
  fingers.set(event.pointerId, event);
  canvas.classList.add('dragging');
});
canvas.addEventListener('pointermove', event => {
  const before = fingers.get(event.pointerId);
  if (!before) return;
  const other = [...fingers.values()].find(finger => finger.pointerId !== event.pointerId);
  if (other) {
    const frame = canvas.getBoundingClientRect();
    const distance = finger => Math.hypot(finger.clientX - other.clientX, finger.clientY - other.clientY);
    zoom(distance(event) / Math.max(distance(before), 1), other.clientX - frame.left, other.clientY - frame.top);
  } else {
    view.x += event.clientX - before.clientX;
    view.y += event.clientY - before.clientY;
    place();
  }
  fingers.set(event.pointerId, event);
});
for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, event => {
  fingers.delete(event.pointerId);
  canvas.classList.toggle('dragging', fingers.size > 0);
});

function stop() {
  clearInterval(playing);
  playing = 0;
  document.getElementById('play').textContent = 'play';
}

function play() {
  if (playing) return stop();
  if (position === last) show(0);
  document.getElementById('play').textContent = 'pause';
  playing = setInterval(() => show(position + 1), 1200);
}

function theme() {
  const isDark = getComputedStyle(document.documentElement).colorScheme === 'dark';
  document.documentElement.dataset.theme = isDark ? 'light' : 'dark';
}

const actions = {
  first: () => show(0), back: () => show(position - 1), next: () => show(position + 1), last: () => show(last),
  play, theme, fit, closer: () => zoom(1.25), farther: () => zoom(0.8),
};
for (const [id, action] of Object.entries(actions))
  document.getElementById(id).addEventListener('click', () => { if (id !== 'play') stop(); action(); });
scrub.max = last;
scrub.addEventListener('input', () => { stop(); show(+scrub.value); });

const keys = {
  ArrowRight: 'next', ArrowLeft: 'back', Home: 'first', End: 'last', ' ': 'play', '+': 'closer', '=': 'closer', '-': 'farther', 0: 'fit', t: 'theme',
};
document.addEventListener('keydown', event => {
  const isControl = event.target === scrub || (event.key === ' ' && event.target.tagName === 'BUTTON');
  if (isControl || event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
  event.preventDefault();
  document.getElementById(keys[event.key]).click();
});

document.body.classList.toggle('wide', size.width > 2 * size.height);
// Of a graph too large to be read at once, begin with the result.
function begin() {
  fit();
  if (view.scale < 0.3) {
    zoom(0.7 / view.scale);
    reveal(boxes.slice(-1));
  }
  begun = `${view.x} ${view.y} ${view.scale}`;
}

let begun = '';
show(0, false);
begin();

// In a window of another size it begins anew, unless the drawing has been moved.
window.addEventListener('resize', () => { if (begun === `${view.x} ${view.y} ${view.scale}`) begin(); });
