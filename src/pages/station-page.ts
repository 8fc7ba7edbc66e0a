// `/s/<id>/`: a station as a small page that works without a script: what a QR code
// opens. A script, where there is one, adds the state of this moment and the minutes
// from here. Open Graph: https://ogp.me; vocabulary: https://schema.org/CivicStructure

import { html } from 'hono/html';
import { type HandOff, handOffs } from '#core/links.ts';
import { stationIcons } from '#core/station-icon.ts';
import type { Language } from '#core/units.ts';
import { dataBlock, icon, type Markup } from './markup.ts';
import { type StationDocument, type StationFacts, stationFacts, textsOf } from './station-facts.ts';

export interface StationPageInput extends StationDocument {
  /** Addresses relative to the page: links work wherever the folder is put. */
  readonly assets: { readonly styles: readonly string[]; readonly script: string };
  /** `https://example.org` where the site is known at build time; null: no absolute address. */
  readonly site: string | null;
}

/** Below the site: `s/<id>/` in Chinese, `s/<id>/en/` in English. */
export const stationPath = (id: string, language: Language): string =>
  language === 'zh' ? `s/${id}/` : `s/${id}/en/`;

type Place = Pick<StationDocument, 'station' | 'manifest' | 'language'>;

/** Below the site: the app at this station. */
const appPath = (
  { station, manifest, language }: Place,
  page: { readonly view?: string; readonly form?: string } = {},
): string => {
  const { view, form } = page;
  return `?${new URLSearchParams({
    ...(view && { view }),
    ...(manifest.id !== 'jiading' && { area: manifest.id }),
    station: station.id,
    ...(form && { form }),
    ...(language !== 'zh' && { lang: language }),
  })}`;
};

/** Below the site: where one checks in at this station; null: nobody does at such a one. */
export const checkInPath = (place: Place): string | null =>
  place.station.kind === 'check_in_point'
    ? appPath(place, { view: 'voice', form: 'check-in' })
    : null;

export async function stationPage(input: StationPageInput): Promise<string> {
  const { station, manifest, language, assets } = input;
  const { texts, pages } = textsOf(language);
  const facts = stationFacts(input);
  const root = language === 'zh' ? '../../' : '../../../';
  const app = root + appPath(input);
  const checkIn = checkInPath(input);
  const other = language === 'zh' ? 'en/' : '../';
  const page = await html`<!doctype html>
<html lang="${texts.htmlLang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${texts.documentTitle(facts.name)}</title>
${headLinks(input, facts, root)}
${assets.styles.map((href) => html`<link rel="stylesheet" href="${root}${href}">`)}
<script type="module" src="${root}${assets.script}"></script>
</head>
<body class="station-document">
<header class="page-brand"><a href="${app}">${texts.appName}</a><a href="${other}" hreflang="${language === 'zh' ? 'en' : 'zh-CN'}">${pages.otherLanguage}</a></header>
<main>
<h1>${facts.name}</h1>
${facts.otherName && html`<p class="other-name" lang="${textsOf(language === 'zh' ? 'en' : 'zh').texts.htmlLang}">${facts.otherName}</p>`}
<p class="kind">${icon(stationIcons[station.kind])} ${facts.subtitle}</p>
${facts.isIllustrative && html`<p class="notice">${pages.illustrative}</p>`}
<section class="now" hidden><h2>${pages.now}</h2><p data-state></p><p data-minutes role="status"></p><button type="button" data-locate>${pages.minutesFromHere}</button><p class="small">${pages.privacy}</p></section>
${checkIn !== null && html`<p class="hand-off"><a href="${root}${checkIn}">${texts.station.checkIn}</a></p>`}
${hoursSection(facts, pages.hours)}
<section><h2>${pages.services}</h2><ul class="services">${facts.services.map(
    ({ icon: node, name, words, works }) =>
      html`<li data-works="${String(works)}">${icon(node)}<span>${name}${words && html` <small>${words}</small>`}</span></li>`,
  )}</ul></section>
<section><h2>${pages.programmes}</h2>${
    facts.programmes.length === 0
      ? html`<p>${pages.noProgrammes}</p>`
      : html`<ul>${facts.programmes.map(({ name, words }) => html`<li><strong>${name}</strong> ${words}</li>`)}</ul>`
  }</section>
<section><h2>${pages.where}</h2>
<p>${station.address}</p>
<p class="small">${pages.position} ${station.at[1].toFixed(6)}, ${station.at[0].toFixed(6)}${
    station.position.accuracy_m !== undefined &&
    html` · ${texts.station.positionAccuracy(station.position.accuracy_m)}`
  }</p>
<nav class="hand-off" aria-label="${pages.navigate}">${webLinks(input).map(
    ({ id, href }, index) =>
      html`<a href="${href}" class="${index === 0 ? 'primary' : ''}" rel="noopener">${index === 0 && html`${pages.navigate} · `}${texts.handOff.apps[id]}</a>`,
  )}<a href="${app}">${pages.openApp}</a></nav>
</section>
<section><h2>${pages.verified}</h2><p>${facts.verified} · ${texts.provenance.confidence[station.provenance.confidence]}</p>
<p class="small">${pages.dataOf(manifest.dataDate)} · ${manifest.attribution[language] ?? manifest.attribution.zh}</p></section>
</main>
${dataBlock('station', 'application/json', { station, area: manifest.id, language, root })}
${dataBlock('place', 'application/ld+json', linkedData(input, facts))}
</body>
</html>
`;
  return String(page);
}

function headLinks(
  { station, site, language }: StationPageInput,
  facts: StationFacts,
  root: string,
): Markup {
  const { texts } = textsOf(language);
  const description = [
    facts.subtitle,
    ...facts.hours.map(({ words }) => words),
    station.address,
  ].join(' · ');
  const address = (of: Language) =>
    `${site === null ? root : `${site}/`}${stationPath(station.id, of)}`;
  return html`<meta name="description" content="${description}">
<meta property="og:type" content="place">
<meta property="og:title" content="${facts.name}">
<meta property="og:description" content="${description}">
<meta property="og:site_name" content="${texts.appName}">
<meta property="og:locale" content="${language === 'zh' ? 'zh_CN' : 'en_GB'}">
<meta property="place:location:latitude" content="${station.at[1]}">
<meta property="place:location:longitude" content="${station.at[0]}">
${site !== null && html`<meta property="og:url" content="${address(language)}">`}
<link rel="canonical" href="${address(language)}">
<link rel="alternate" hreflang="zh-CN" href="${address('zh')}">
<link rel="alternate" hreflang="en" href="${address('en')}">
<link rel="icon" href="${root}icons/mark.svg" type="image/svg+xml">
<link rel="manifest" href="${root}manifest.webmanifest">`;
}

const hoursSection = (facts: StationFacts, title: string): Markup =>
  html`<section><h2>${title}</h2><dl class="hours" data-plain="${String(facts.hours.length + facts.exceptions.length === 1)}">${[
    ...facts.hours,
    ...facts.exceptions,
  ].map(
    ({ name, words }) => html`<div><dt>${name || title}</dt><dd>${words}</dd></div>`,
  )}</dl><p class="small">${facts.holidays}</p></section>`;

/** Pages that open in every browser; the script puts the device's own app first. */
const webLinks = ({ station }: StationPageInput): HandOff[] =>
  handOffs(station, {
    platform: 'desktop',
    browser: 'other',
    profile: 'walk',
    appName: 'servicecircle',
  }).filter(({ href }) => href.startsWith('https:'));

/** Hours in a machine's words are left out: they would be more certain than ours. */
const linkedData = (
  { station, language }: StationPageInput,
  { name, otherName }: StationFacts,
) => ({
  '@context': 'https://schema.org',
  '@type': 'CivicStructure',
  '@id': station.id,
  name,
  ...(otherName && { alternateName: otherName }),
  inLanguage: language,
  address: station.address,
  geo: { '@type': 'GeoCoordinates', latitude: station.at[1], longitude: station.at[0] },
  amenityFeature: station.services.map(({ code, status }) => ({
    '@type': 'LocationFeatureSpecification',
    name: code,
    value: status !== 'out_of_order',
  })),
});
