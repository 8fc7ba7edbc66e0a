// Versions of our dependencies that are known to be bad, for where no registry can be asked:
// `npm run audit` asks one. A new entry is one line; https://github.com/advisories has the ranges.

export interface Advisory {
  readonly name: string;
  /** The first good version; all before it are bad, from `from` on where the older ones are good. */
  readonly below: string;
  readonly from?: string;
  readonly id: string;
  readonly what: string;
}

export const advisories: readonly Advisory[] = [
  {
    name: 'maplibre-gl',
    below: '6.4.1',
    id: 'GHSA-jrc7-96c5-q579',
    what: 'the sanitiser of attributions lets handlers through (CVE-2026-85061)',
  },
  {
    name: '@hono/node-server',
    below: '1.19.10',
    id: 'CVE-2026-29087',
    what: 'encoded slashes pass by guards of static paths',
  },
  {
    name: '@hono/node-server',
    below: '1.19.13',
    id: 'GHSA-92pp-h63x-v22m',
    what: 'repeated slashes pass by guards of static paths (CVE-2026-39406)',
  },
  {
    name: '@hono/node-server',
    below: '1.19.15',
    id: 'GHSA-frvp-7c67-39w9',
    what: 'an encoded backslash leaves the folder on Windows',
  },
  {
    name: 'hono',
    below: '4.12.2',
    id: 'GHSA-gq3j-xvxp-8hrf',
    what: 'a secret is not compared in constant time',
  },
  {
    name: 'hono',
    below: '4.12.16',
    id: 'GHSA-9vqf-7f2p-gf9v',
    what: 'two advisories at once (CVE-2026-44456; GHSA-69xw-7hcm-h432)',
  },
  {
    name: 'hono',
    below: '4.12.21',
    id: 'CVE-2026-47676',
    what: 'paths of mounted apps, cookies and address limits (also CVE-2026-47674, -47675)',
  },
  {
    name: 'hono',
    below: '4.12.25',
    id: 'CVE-2026-54290',
    what: 'CORS reflects any origin (also CVE-2026-54286 to -54289)',
  },
  {
    name: 'vite',
    from: '8.0.0',
    below: '8.0.5',
    id: 'GHSA-p9ff-h696-f583',
    what: 'files are read by the socket of the development server (CVE-2026-39363)',
  },
  {
    name: 'vite',
    below: '8.0.16',
    id: 'GHSA-fx2h-pf6j-xcff',
    what: 'files that are denied are read on Windows (also GHSA-v6wh-96g9-6wx3)',
  },
  {
    name: 'vitest',
    below: '4.1.11',
    id: 'GHSA-82fw-gwwq-j7x9',
    what: 'the test server can be reached from pages (CVE-2026-84373; GHSA-5xrq-8626-4rwp)',
  },
  {
    name: 'happy-dom',
    below: '20.8.9',
    id: 'GHSA-w4gp-fjgq-3q4g',
    what: 'cookies of another origin are sent (also GHSA-6q6h-j7hj-3r64, code injection)',
  },
  {
    name: 'papaparse',
    below: '5.2.0',
    id: 'GHSA-qvjc-g5vr-mfgr',
    what: 'a number that takes for ever to match',
  },
  {
    name: 'pg',
    below: '7.1.2',
    id: 'GHSA-wc9v-mj63-m9g5',
    what: 'column names of a hostile database run as code',
  },
  {
    name: 'playwright-core',
    below: '1.55.1',
    id: 'GHSA-7mvr-c777-76hp',
    what: 'browsers are fetched without a check of who sends them',
  },
  {
    name: 'postcss',
    below: '8.4.31',
    id: 'GHSA-7fh5-64p2-3v2j',
    what: 'a comment is read as a rule',
  },
  {
    name: 'nanoid',
    below: '3.3.8',
    id: 'GHSA-mwcw-c2x4-8c55',
    what: 'ids can be foreseen',
  },
  {
    name: 'debug',
    from: '4.4.2',
    below: '4.4.3',
    id: 'GHSA-8mgj-vmr8-frr6',
    what: 'malware in a stolen release',
  },
];
