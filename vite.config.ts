// The build, the development server and the three kinds of tests.

import { existsSync, readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { msw } from 'msw/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import type { TestSequencer, TestSpecification } from 'vitest/node';
import { thirdPartyNotices } from './scripts/third-party-notices.ts';
import { type AreaManifest, areaFileUrl } from './src/core/area.ts';

/** Tests of the built app; those that time it have the machine to themselves. */
const inChromium = ['tests/{e2e,visual,guards/built}/**/*.test.ts'];
const timed = ['tests/e2e/**/*speed.test.ts'];
const browserTest = {
  environment: 'node',
  globalSetup: 'tests/e2e/serve-built-app.ts',
  testTimeout: 90_000,
  hookTimeout: 60_000,
  // Two browsers share the machine.
  expect: { poll: { timeout: 10_000 } },
};

/** What the page asks for ahead of its scripts it asks for as they do: with the checksum. */
const preloads: Plugin = {
  name: 'preloads-with-checksums',
  transformIndexHtml: (html) =>
    html.replace(/(?<=href=")\/areas\/([\w-]+)\/([\w.-]+)(?=")/g, (address, area, path) => {
      const manifest = `public/areas/${area}/manifest.json`;
      if (!existsSync(manifest)) return address;
      const { files } = JSON.parse(readFileSync(manifest, 'utf8')) as AreaManifest;
      const file = Object.values(files).find((one) => one?.path === path);
      return file ? areaFileUrl(area, file) : address;
    }),
};

const notices = thirdPartyNotices();

/** Files that take longest, the longest first: begun last, one would run alone at the end. */
const longest = [
  'accessibility',
  'offline',
  'planner',
  'kiosk',
  'take-away',
  'map',
  'areas',
  'journeys',
];
const rank = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((name) => moduleId.endsWith(`/e2e/${name}.test.ts`));
  return place === -1 ? longest.length : place;
};

/** Vitest asks for a class. */
class LongestFirst implements TestSequencer {
  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }
  sort(files: TestSpecification[]): TestSpecification[] {
    return files.toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  plugins: [react(), msw(), preloads, notices.app],
  // Nothing else of the builder's environment can get into what is built.
  envPrefix: 'VITE_BUILD',
  build: {
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // MapLibre is one chunk, loaded after the list; tests/guards/built/size.test.ts watches it.
    chunkSizeWarningLimit: 1200,
    // What stands before the list is one file, whatever other views share with it: many small
    // ones compress less well.
    rolldownOptions: {
      output: {
        codeSplitting: {
          // The policy for addresses of scripts comes first: the list starts a worker.
          groups: [
            {
              name: 'list',
              test: /src\/app\/(app\.tsx|trusted-types\.ts)$|modern\/mutation\.js$/,
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es', plugins: notices.workers },
  test: {
    // One for each core: the default leaves one idle.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // Nothing in them changes what others see; a quarter of their time was loading modules anew.
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: [...inChromium, 'tests/app/**'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'app',
          environment: 'happy-dom',
          include: ['tests/app/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          ...browserTest,
          name: 'e2e',
          include: inChromium,
          exclude: timed,
          // Each drives a Chromium that has processes of its own.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...browserTest,
          name: 'timed',
          include: timed,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
