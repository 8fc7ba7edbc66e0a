// `npm run audit`: asks the registry for advisories about what is installed. Where it does not
// answer, or refuses, that is said and is no failure: tests/guards/supply-chain.test.ts holds
// the versions that are known to be bad.

import { askNpm } from './bill-of-materials.ts';

interface Audit {
  readonly metadata?: { readonly vulnerabilities: Readonly<Record<string, number>> };
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>;
}

const { stdout } = askNpm('audit', '--json', '--fetch-retries=0', '--fetch-timeout=15000');
let audit: Audit = {};
try {
  audit = JSON.parse(stdout) as Audit;
} catch {
  // No JSON is no answer.
}
if (!audit.metadata) {
  console.log('NOT AUDITED: the registry does not answer for advisories here.');
} else {
  const grave = Object.entries(audit.vulnerabilities ?? {}).filter(([, { severity }]) =>
    ['high', 'critical'].includes(severity),
  );
  for (const [name, { severity }] of grave) console.log(`${severity}: ${name}`);
  console.log(JSON.stringify(audit.metadata.vulnerabilities));
  process.exitCode = grave.length === 0 ? 0 : 1;
}
