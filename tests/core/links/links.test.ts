import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBd09, fromGcj02 } from '#core/coordinates.ts';
import {
  addressToCopy,
  type Browser,
  detectPlatform,
  type HandOff,
  handOffs,
  type Platform,
} from '#core/links.ts';
import { type ProfileName, profileNames } from '#core/streets/profile.ts';
import type { Bd09, Gcj02, LngLat } from '#core/units.ts';
import { hostileTexts } from '#tests/fixtures/hostile.ts';
import { metresBetween } from './metres-between.ts';

const station = { name: '法华塔小哥驿站', address: '南大街349号', at: [121.25, 31.3833] as const };
const platforms: readonly Platform[] = ['ios', 'android', 'harmony', 'desktop'];
const appName = 'circle';

const written = ({ id, href, fallbackHref }: HandOff): string[] => [
  `${id}  ${href}`,
  ...(fallbackHref === undefined ? [] : [`${' '.repeat(id.length)}  or ${fallbackHref}`]),
];

describe('hand-off links', () => {
  const golden = readFileSync(join(import.meta.dirname, 'hand-offs.txt'), 'utf8')
    .replaceAll('{name}', encodeURIComponent(station.name))
    .replaceAll('{address}', encodeURIComponent(station.address));
  const sections = golden.split('\n== ').slice(1);

  test('the golden strings cover every platform with every profile', () => {
    const titles = sections.map((section) => section.split('\n')[0]);
    for (const platform of platforms) {
      for (const profile of profileNames) expect(titles).toContain(`${platform} ${profile} other`);
    }
  });

  for (const section of sections) {
    const [title = '', ...lines] = section.trim().split('\n');
    const [platform, profile, browser] = title.split(' ') as [Platform, ProfileName, Browser];
    test(`are exactly these for ${title}`, () => {
      const links = handOffs(station, { platform, profile, browser, appName });
      expect(links.flatMap(written)).toEqual(lines);
    });
  }

  test('inside WeChat and Alipay there are web pages only', () => {
    for (const browser of ['wechat', 'alipay'] as const) {
      for (const platform of platforms) {
        for (const { href } of handOffs(station, {
          platform,
          profile: 'ebike',
          browser,
          appName,
        })) {
          expect(href).toMatch(/^https:/);
        }
      }
    }
  });

  test('signs with a meaning in a format do not break it', () => {
    const odd = { ...station, name: 'A|B, C;D (E) & 50%', address: '1:2' };
    const links = handOffs(odd, {
      platform: 'android',
      profile: 'walk',
      browser: 'other',
      appName,
    });
    for (const { href } of links) {
      expect(decodeURIComponent(href)).not.toMatch(/A\||B,|C;|\(E\)/);
      expect(href).not.toMatch(/& |%$/);
    }
    expect(links[1]?.href).toContain('A%20B%20%20C%20D%20%20E%20%20%26%2050%25');
  });

  test('no link holds an origin but "where I am"', () => {
    for (const platform of platforms) {
      for (const profile of profileNames) {
        for (const { href, fallbackHref = '' } of handOffs(station, {
          platform,
          profile,
          browser: 'other',
          appName,
        })) {
          expect(`${href} ${fallbackHref}`).not.toMatch(/origin=|from=|saddr=|slat=/);
        }
      }
    }
  });
});

/** The point a link leads to, in WGS-84, read by the vendor's rules and not by ours. */
function destination(href: string): LngLat {
  const text = decodeURIComponent(href);
  const numbers = (pattern: RegExp): [number, number] => {
    const match = pattern.exec(text);
    if (!match) throw new Error(`no coordinates in ${text}`);
    return [Number(match[1]), Number(match[2])];
  };
  const swapped = (pattern: RegExp): [number, number] => {
    const [lat, lng] = numbers(pattern);
    return [lng, lat];
  };
  const gcj02 = (point: [number, number]) => fromGcj02(point as unknown as Gcj02);
  if (text.startsWith('geo:')) return swapped(/^geo:([\d.]+),([\d.]+)/);
  if (text.includes('coord_type=bd09ll')) {
    return fromBd09(swapped(/location=([\d.]+),([\d.]+)/) as unknown as Bd09);
  }
  if (text.includes('uri.amap.com')) return gcj02(numbers(/(?:to|position)=([\d.]+),([\d.]+)/));
  if (text.startsWith('amapuri:')) return gcj02(swapped(/d?lat=([\d.]+)&d?lon=([\d.]+)/));
  if (text.includes('map/direction')) return gcj02(swapped(/latlng:([\d.]+),([\d.]+)/));
  if (text.includes('maps.apple.com')) return gcj02(swapped(/daddr=([\d.]+),([\d.]+)/));
  return gcj02(swapped(/coord[=:]([\d.]+),([\d.]+)/));
}

describe('the way back', () => {
  test('every link leads to within 1 m of the station, all over China', () => {
    const degree = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(
        degree(73.5, 135.1),
        degree(18.1, 53.6),
        fc.constantFrom(...platforms),
        fc.constantFrom(...profileNames),
        (lng, lat, platform, profile) => {
          const at: LngLat = [lng, lat];
          const way = { platform, profile, browser: 'other', appName } as const;
          for (const { href, fallbackHref } of handOffs({ ...station, at }, way)) {
            expect(metresBetween(destination(href), at), href).toBeLessThanOrEqual(1);
            if (fallbackHref !== undefined) {
              expect(metresBetween(destination(fallbackHref), at)).toBeLessThanOrEqual(1);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a link read in the wrong system would be hundreds of metres off', () => {
    const [link] = handOffs(station, {
      platform: 'android',
      profile: 'ebike',
      browser: 'other',
      appName,
    });
    const match = /lat=([\d.]+)&lon=([\d.]+)/.exec(link?.href ?? '');
    const unshifted: LngLat = [Number(match?.[2]), Number(match?.[1])];
    expect(metresBetween(unshifted, station.at)).toBeGreaterThan(400);
  });
});

describe('what goes with the links', () => {
  test('the address to copy is the name and the address as written', () => {
    expect(addressToCopy(station)).toBe('法华塔小哥驿站 南大街349号');
  });

  test.each([
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
      'ios',
      'other',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.60(0x18003c2f) NetType/4G Language/zh_CN',
      'ios',
      'wechat',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; 24129PN74C) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36',
      'android',
      'other',
    ],
    [
      'Mozilla/5.0 (Linux; Android 12; HarmonyOS; NOH-AN00; HMSCore 6.14.0) AppleWebKit/537.36 HuaweiBrowser/15.0 Mobile Safari/537.36',
      'android',
      'other',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 Mobile Safari/537.36 AlipayClient/10.7.20.8000',
      'android',
      'alipay',
    ],
    [
      'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile HuaweiBrowser/5.0.4.300',
      'harmony',
      'other',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
      'desktop',
      'other',
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0.0.0 Safari/537.36',
      'desktop',
      'other',
    ],
    ['', 'desktop', 'other'],
  ])('%s is told as %s, %s', (userAgent, platform, browser) => {
    expect(detectPlatform(userAgent)).toEqual({ platform, browser });
  });
});

const keysOf = (link: string) => [...new URL(link).searchParams.keys()];

test('whatever a station is called, its links go to map apps and hold one place', () => {
  const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary' }));
  const way = fc.record({
    platform: fc.constantFrom(...platforms),
    browser: fc.constantFrom('wechat' as const, 'alipay' as const, 'other' as const),
    profile: fc.constantFrom(...profileNames),
    appName: fc.constant(appName),
  });
  const known =
    /^(https:\/\/(uri\.amap\.com|api\.map\.baidu\.com|apis\.map\.qq\.com|maps\.apple\.com)\/|amapuri:\/\/|bdapp:\/\/|baidumap:\/\/|qqmap:\/\/|geo:)/;
  fc.assert(
    fc.property(text, text, way, (name, address, device) => {
      const plain = handOffs(station, device);
      const usual = plain
        .flatMap(({ href, fallbackHref = href }) => [href, fallbackHref])
        .flatMap(keysOf);
      for (const { href, fallbackHref = href } of handOffs({ ...station, name, address }, device)) {
        for (const link of [href, fallbackHref]) {
          expect(link).toMatch(known);
          // Nothing that a parser of addresses would leave out, and nothing that ends an attribute.
          expect(link).not.toMatch(/[\s"<>\\^`\p{Cc}\p{Cs}]/u);
          expect(new Set(keysOf(link)).size).toBe(keysOf(link).length);
          for (const key of keysOf(link)) expect(usual).toContain(key);
        }
      }
    }),
  );
});
