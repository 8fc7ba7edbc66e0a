// Hand-off to the map apps a rider has: links that start navigation to a station,
// best first. They hold the destination only: where the rider is stays with the
// app that is opened. Vendors differ in coordinate system and order of the numbers.
// Formats: lbs.amap.com/api/amap-mobile, lbs.amap.com/api/uri-api, lbsyun.baidu.com
// (URI API), lbs.qq.com/webApi/uriV1, developer.apple.com (Map Links), RFC 5870.

import { toBd09, toGcj02 } from './coordinates.ts';
import type { Station } from './station.ts';
import type { ProfileName } from './streets/profile.ts';
import type { Bd09, Gcj02, LngLat } from './units.ts';

export type Platform = 'ios' | 'android' | 'harmony' | 'desktop';
/** Browsers inside WeChat and Alipay don't open other apps. */
export type Browser = 'wechat' | 'alipay' | 'other';

export interface Device {
  readonly platform: Platform;
  readonly browser: Browser;
}

export interface HandOff {
  readonly id: 'amap-app' | 'amap-web' | 'baidu' | 'tencent' | 'apple' | 'geo';
  readonly href: string;
  /** A web page to offer when the app did not open. */
  readonly fallbackHref?: string;
}

type Target = Pick<Station, 'name' | 'address' | 'at'>;

interface Way extends Device {
  readonly profile: ProfileName;
  /** Names this product to the apps, letters and digits. */
  readonly appName: string;
}

/** The links for a device, best first. */
export function handOffs(target: Target, way: Way): readonly HandOff[] {
  const amap = opensApps(way) ? amapApp(target, way) : null;
  const baidu = opensApps(way) ? baiduApp(target, way) : null;
  const tencent = opensApps(way) ? tencentApp(target, way) : null;
  const amapPage = amapWeb(target, way);
  return [
    ...(amap === null ? [] : [linkTo('amap-app', amap, amapPage)]),
    linkTo('amap-web', null, amapPage),
    linkTo('baidu', baidu, baiduWeb(target, way)),
    linkTo('tencent', tencent, tencentWeb(target, way)),
    ...(way.platform === 'ios' ? [linkTo('apple', null, apple(target, way))] : []),
    ...(way.platform === 'android' && opensApps(way) ? [linkTo('geo', null, geo(target))] : []),
  ];
}

/** What to paste into a map app that none of the links opens. */
export const addressToCopy = ({ name, address }: Target): string => `${name} ${address}`;

/** The device as it introduces itself. An iPad says it is a desktop. */
export function detectPlatform(userAgent: string): Device {
  const platform = /iPhone|iPad|iPod/.test(userAgent)
    ? 'ios'
    : /Android/.test(userAgent)
      ? 'android'
      : /OpenHarmony|HarmonyOS|ArkWeb/.test(userAgent)
        ? 'harmony'
        : 'desktop';
  const browser = /MicroMessenger/.test(userAgent)
    ? 'wechat'
    : /AlipayClient/.test(userAgent)
      ? 'alipay'
      : 'other';
  return { platform, browser };
}

const opensApps = ({ platform, browser }: Device): boolean =>
  platform !== 'desktop' && browser === 'other';

function linkTo(id: HandOff['id'], app: string | null, page: string): HandOff {
  return app === null ? { id, href: page } : { id, href: app, fallbackHref: page };
}

/**
 * Turn-by-turn at once: on foot, by bicycle or by e-bike (Amap 8.26 and later).
 * On HarmonyOS Amap documents only the route plan, which has no e-bike.
 */
function amapApp(target: Target, { platform, profile, appName }: Way): string {
  const [lon, lat] = gcj02Texts(target);
  if (platform === 'harmony') {
    const t = profile === 'walk' ? '2' : '3';
    const to = { dlat: lat, dlon: lon, dname: plainName(target) };
    return `amapuri://route/plan/?${query({ sourceApplication: appName, ...to, dev: '0', t })}`;
  }
  const feature =
    profile === 'walk'
      ? { featureName: 'OnFootNavi' }
      : { featureName: 'OnRideNavi', rideType: profile === 'ebike' ? 'elebike' : 'bike' };
  return `amapuri://openFeature?${query({ ...feature, sourceApplication: appName, lat, lon, dev: '0' })}`;
}

/** A desktop has no position of its own to start from, so there it is the place only. */
function amapWeb(target: Target, way: Way): string {
  const [lng, lat] = gcj02Texts(target);
  const name = plainName(target);
  const callnative = opensApps(way) ? '1' : '0';
  if (way.platform === 'desktop') {
    const place = { position: `${lng},${lat}`, name, src: way.appName, coordinate: 'gaode' };
    return `https://uri.amap.com/marker?${query({ ...place, callnative })}`;
  }
  const mode = way.profile === 'walk' ? 'walk' : 'ride';
  const to = `${lng},${lat},${name}`;
  return `https://uri.amap.com/navigation?${query({ to, mode, src: way.appName, callnative })}`;
}

function baiduApp(target: Target, { platform, profile, appName }: Way): string {
  const [lng, lat] = gcj02Texts(target);
  const scheme = platform === 'android' ? 'bdapp' : 'baidumap';
  return `${scheme}://map/direction?${query({
    destination: `name:${plainName(target)}|latlng:${lat},${lng}`,
    coord_type: 'gcj02',
    mode: profile === 'walk' ? 'walking' : 'riding',
    src: `${platform === 'android' ? 'andr' : platform}.${appName}.${appName}`,
  })}`;
}

/** Directions on Baidu's web page need an origin, which no link of ours may hold. */
function baiduWeb(target: Target, { appName }: Way): string {
  const [lng, lat] = degrees(toBd09(target.at));
  return `https://api.map.baidu.com/marker?${query({
    location: `${lat},${lng}`,
    title: plainName(target),
    content: target.address,
    coord_type: 'bd09ll',
    output: 'html',
    src: `webapp.${appName}.${appName}`,
  })}`;
}

/** Tencent's app does not ride on HarmonyOS. */
function tencentApp(target: Target, { platform, profile, appName }: Way): string | null {
  if (platform === 'harmony' && profile !== 'walk') return null;
  const [lng, lat] = gcj02Texts(target);
  return `qqmap://map/routeplan?${query({
    type: profile === 'walk' ? 'walk' : 'bike',
    fromcoord: 'CurrentLocation',
    to: plainName(target),
    tocoord: `${lat},${lng}`,
    referer: appName,
  })}`;
}

/** Tencent's web page plans walks, on a phone; for the rest it shows the place. */
function tencentWeb(target: Target, { platform, profile, appName }: Way): string {
  const [lng, lat] = gcj02Texts(target);
  const name = plainName(target);
  if (platform !== 'desktop' && profile === 'walk') {
    const to = { type: 'walk', to: name, tocoord: `${lat},${lng}`, coord_type: '2', policy: '0' };
    return `https://apis.map.qq.com/uri/v1/routeplan?${query({ ...to, referer: appName })}`;
  }
  const marker = `coord:${lat},${lng};title:${name};addr:${plain(target.address)}`;
  const place = { marker, coord_type: '2', referer: appName };
  return `https://apis.map.qq.com/uri/v1/marker?${query(place)}`;
}

/** Apple documents no value for cycling: without one the rider chooses. */
function apple(target: Target, { profile }: Way): string {
  const [lng, lat] = gcj02Texts(target);
  const mode = profile === 'walk' ? { dirflg: 'w' } : {};
  return `https://maps.apple.com/?${query({ daddr: `${lat},${lng}`, ...mode })}`;
}

function geo(target: Target): string {
  const [lng, lat] = degrees(target.at);
  return `geo:${lat},${lng}?${query({ q: `${lat},${lng}(${plainName(target)})` })}`;
}

/** Six decimals: 0.1 m. */
const degrees = ([lng, lat]: LngLat | Gcj02 | Bd09) => [lng.toFixed(6), lat.toFixed(6)] as const;
const gcj02Texts = ({ at }: Target) => degrees(toGcj02(at));

/** Without the signs that separate the parts of a value in these formats. */
const plain = (text: string): string => text.replace(/[,;:|()]/g, ' ').trim();
const plainName = ({ name }: Target): string => plain(name);

/** Percent-encoded, but for the signs that vendors show as they are. Half a character has no code and is left out. */
const query = (parameters: Readonly<Record<string, string>>): string =>
  Object.entries(parameters)
    .map(
      ([key, value]) =>
        `${key}=${encodeURIComponent(value.replace(/\p{Cs}/gu, '')).replace(/%2C|%3A|%3B/g, decodeURIComponent)}`,
    )
    .join('&');
