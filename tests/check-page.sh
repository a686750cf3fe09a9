#!/bin/bash
# Opens a page of ToHtml in Chromium, steps through it, zooms and pans, and says what happened:  tests/check-page.sh docs/images/tutorial-1-steps.html
# No test needs a browser; this is for whoever changes page.js.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/probe" <<'PROBE'
<script>{
const errors = [];
window.addEventListener('error', event => errors.push(event.message));
const known = () => [...document.querySelectorAll('.gradient')].map(text => text.textContent).filter(text => text !== '').length;
const key = name => document.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
const at = () => document.getElementById('position').textContent;
const place = () => scene.getAttribute('transform');
const boxes = document.querySelectorAll('[data-value]').length;
const out = { boxes, knownBefore: known() };
key('ArrowRight'); key('ArrowRight');
out.second = at();
out.rule = document.querySelector('.rule').textContent;
out.shares = [...document.querySelectorAll('.share')].map(card => [...card.querySelectorAll('h3, dd')].map(part => part.textContent).join('; '));
key('End');
out.end = at();
out.knownAtEnd = known();
key('Home'); key('0');
out.knownAtHome = known();
const fitted = place();
canvas.dispatchEvent(new WheelEvent('wheel', { deltaY: -300, clientX: 300, clientY: 300, cancelable: true }));
out.zoomed = place() !== fitted;
key('0');
out.fittedAgain = place() === fitted;
canvas.setPointerCapture = () => {};
for (const [name, x] of [['pointerdown', 100], ['pointermove', 150], ['pointerup', 150]])
  canvas.dispatchEvent(new PointerEvent(name, { pointerId: 1, clientX: x, clientY: 80 }));
out.panned = place() !== fitted;
out.errors = errors;
out.works = out.knownBefore === 0 && out.knownAtEnd === boxes && out.knownAtHome === 0 && out.zoomed && out.fittedAgain && out.panned && !errors.length;
const result = document.createElement('pre');
result.id = 'probe';
result.textContent = JSON.stringify(out, null, 1);
document.body.append(result);
}</script>
PROBE
sed "/<\/body>/{
r $folder/probe
N
}" "$1" > "$folder/page.html"
chromium --headless --no-sandbox --disable-gpu --window-size=1400,900 --dump-dom "file://$folder/page.html" 2>/dev/null |
  sed -n '/<pre id="probe">/,/<\/pre>/p' | sed 's/.*<pre id="probe">//; s/<\/pre>.*//; s/&gt;/>/g' | tee "$folder/result"
grep -q '"works": true' "$folder/result"
