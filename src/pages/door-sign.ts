// The sheet for a station's door: A4, one page, ready to print. It says what does not
// change from day to day; the code leads to what does. Self-contained: one file, no
// script, no address to load from.

import type { MultiPolygon } from 'geojson';
import { html, raw } from 'hono/html';
import { stationIcons } from '#core/station-icon.ts';
import { icon, type Markup, qr } from './markup.ts';
import { type StationDocument, stationFacts, textsOf } from './station-facts.ts';
import { type WalkMapInput, walkMap, walkMapScale } from './walk-map.ts';

export interface DoorSignInput extends Omit<StationDocument, 'language'> {
  /** What the code opens, and is printed beneath it. */
  readonly link: string;
  /** Where one checks in, for a second code; null: nobody does here. */
  readonly checkInLink: string | null;
  readonly map: Omit<WalkMapInput, 'at' | 'words'> & { readonly outline: MultiPolygon };
}

/** Style of the sheet. Paper has one theme; sizes are millimetres of an A4 page. */
const styles = `
@page { size: A4 portrait; margin: 0; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { background: #8a8f94; }
body { font-family: "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #16202a; font-variant-numeric: tabular-nums; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.sheet { display: flex; flex-direction: column; gap: 5mm; width: 210mm; height: 297mm; margin: 0 auto; padding: 12mm 14mm 9mm; background: #fff; overflow: hidden; break-after: page; }
.sheet:last-child { break-after: auto; }
.brand { display: flex; justify-content: space-between; align-items: baseline; padding-bottom: 3mm; border-bottom: 1.2mm solid #b5121b; color: #b5121b; font-weight: 700; font-size: 6.5mm; }
.brand span { font-size: 4mm; font-weight: 500; }
h1 { font-size: 14mm; line-height: 1.15; }
h1[data-long="true"] { font-size: 10.5mm; }
.other { font-size: 5.2mm; color: #4a5662; }
.kind { display: flex; align-items: center; gap: 2mm; font-size: 4.8mm; color: #4a5662; }
.icon { flex: none; width: 7mm; height: 7mm; fill: none; stroke: currentcolor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.kind .icon { width: 5.5mm; height: 5.5mm; }
.hours { padding: 4mm 5mm; border-radius: 4mm; background: #f6f4ee; }
.hours div { display: grid; grid-template-columns: 34mm 1fr; gap: 4mm; font-size: 6.4mm; line-height: 1.35; }
.hours dt { color: #4a5662; font-size: 4.6mm; padding-top: 1mm; }
.hours dd { font-weight: 600; }
.hours .en { font-size: 4.2mm; font-weight: 400; color: #4a5662; }
.hours p { font-size: 4.4mm; color: #4a5662; padding-top: 1mm; }
.services { display: grid; grid-template-columns: repeat(3, 1fr); gap: 2.5mm 5mm; list-style: none; }
.services li { display: flex; gap: 3mm; align-items: center; min-height: 9mm; font-size: 4.8mm; line-height: 1.2; }
.services small { display: block; font-size: 3.5mm; color: #4a5662; }
.foot { display: grid; grid-template-columns: 98mm 1fr; gap: 10mm; margin-top: auto; align-items: end; }
[data-crowded="true"] .foot { grid-template-columns: 70mm 1fr; }
[data-crowded="true"] .qr svg { width: 54mm; height: 54mm; margin-left: -4mm; }
[data-crowded="true"] .services li { font-size: 4.2mm; min-height: 8mm; }
[data-crowded="true"] .services .icon { width: 6mm; height: 6mm; }
figure { display: grid; gap: 1.5mm; }
figcaption { font-size: 4mm; color: #4a5662; }
.walk-map { display: block; width: 100%; aspect-ratio: 1; border: 0.3mm solid #b9b1a0; border-radius: 3mm; }
.walk-map text { font-family: inherit; fill: #16202a; }
.qr svg { display: block; width: 66mm; height: 66mm; margin-left: -5mm; }
[data-codes="2"] .foot { grid-template-columns: 74mm 1fr 1fr; gap: 5mm; }
[data-codes="2"] .foot { align-items: start; }
[data-codes="2"] .qr svg { width: 51mm; height: 51mm; margin-left: -3mm; }
.code figcaption strong { display: block; font-size: 4.6mm; color: #16202a; }
.code figcaption { overflow-wrap: anywhere; font-size: 3.4mm; }
.colophon { display: flex; justify-content: space-between; gap: 6mm; font-size: 3mm; color: #4a5662; }
@media screen { .sheet { margin: 8mm auto; } }
`;

export async function doorSigns(inputs: readonly DoorSignInput[]): Promise<string> {
  const { texts } = textsOf('zh');
  const page = await html`<!doctype html>
<html lang="${texts.htmlLang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inputs.length === 1 ? inputs[0]?.station.name : texts.appName}</title>
<style>${raw(styles)}</style>
</head>
<body>
<main>
${inputs.map(sheet)}
</main>
</body>
</html>
`;
  return String(page);
}

/** Chinese leads, English beneath: one sheet serves both readers. */
function sheet(input: DoorSignInput): Markup {
  const { station, manifest, link, checkInLink } = input;
  const zh = stationFacts({ ...input, language: 'zh' });
  const en = stationFacts({ ...input, language: 'en' });
  const [chinese, english] = [textsOf('zh').pages, textsOf('en').pages];
  const words = {
    label: chinese.walkMap,
    north: chinese.north,
    scale: chinese.metres(walkMapScale),
  };
  return html`<article class="sheet" data-crowded="${String(zh.services.length > 9)}" data-codes="${checkInLink === null ? '1' : '2'}">
<header class="brand">${chinese.signTitle}<span lang="en">${english.signTitle}</span></header>
<div>
<h1 data-long="${String([...zh.name].length > 12)}">${zh.name}</h1>
${zh.otherName && html`<p class="other" lang="en">${zh.otherName}</p>`}
<p class="kind">${icon(stationIcons[station.kind])}${zh.subtitle} · ${station.address}</p>
</div>
<section class="hours"><dl>${zh.hours.map(
    ({ name, words: hours }, i) =>
      html`<div><dt>${name || chinese.hours}</dt><dd>${unbroken(hours)}<span class="en" lang="en"><br>${en.hours[i]?.words}</span></dd></div>`,
  )}</dl><p>${zh.holidays} · <span lang="en">${en.holidays}</span></p></section>
<ul class="services">${zh.services
    .filter(({ works }) => works)
    .map(
      (service, i) =>
        html`<li>${icon(service.icon)}<span>${service.name}<small>${unbroken(service.words) || html`<span lang="en">${en.services[i]?.name}</span>`}</small></span></li>`,
    )}</ul>
<div class="foot">
<figure>${walkMap({ ...input.map, at: station.at, words })}<figcaption>${chinese.walkMap} · <span lang="en">${english.walkMap}</span></figcaption></figure>
${code(link, chinese.scan, english.scan)}
${checkInLink !== null && code(checkInLink, chinese.scanCheckIn, english.scanCheckIn)}
</div>
<footer class="colophon"><span>${zh.isIllustrative && chinese.illustrative}</span><span>${chinese.dataOf(manifest.dataDate)} · ${manifest.attribution.zh}</span></footer>
</article>`;
}

const code = (link: string, chinese: string, english: string): Markup =>
  html`<figure class="code">${qr(link, chinese)}<figcaption><strong>${chinese}</strong><span lang="en">${english}</span><br>${link}</figcaption></figure>`;

/** A span of hours stays on one line: word joiners around its dash. */
const unbroken = (words: string): string => words.replaceAll('–', '\u2060–\u2060');
