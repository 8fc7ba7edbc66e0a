// `npm run sbom`: what runs, of whom, under which licence, as CycloneDX in dist/sbom.cdx.json.
// npm writes it from what is installed; what is for development is taken out by the lock file,
// for npm's own `--omit dev` (11.19) forgets packages that development needs as well, React among
// them; and so is what differs from run to run and from machine to machine.
// https://cyclonedx.org/docs/1.5/json/

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses?: readonly unknown[];
  readonly hashes?: readonly { readonly alg: string }[];
}
export interface Bill {
  readonly metadata: { readonly timestamp?: string; readonly component: Component };
  readonly serialNumber?: string;
  readonly components: readonly Component[];
  readonly dependencies: readonly {
    readonly ref: string;
    readonly dependsOn?: readonly string[];
  }[];
}

interface Locked {
  readonly version: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
}

const npm = process.env.npm_execpath;
/** npm as it was called, or the one on the path. */
export const askNpm = (...parameters: readonly string[]) =>
  spawnSync(npm ? process.execPath : 'npm', [...(npm ? [npm] : []), ...parameters], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });

/** Of the lock file: what runs, `name@version`. */
function runtimePackages(): Set<string> {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Readonly<Record<string, Locked>>;
  };
  const runtime = Object.entries(packages).filter(
    ([place, { dev, devOptional, optional }]) => place && !dev && !devOptional && !optional,
  );
  return new Set(
    runtime.map(([place, { version }]) => `${place.split('node_modules/').at(-1)}@${version}`),
  );
}

/** Throws where npm can't tell, with what it said. */
export function billOfMaterials(): Bill {
  const { stdout, stderr } = askNpm('sbom', '--sbom-format', 'cyclonedx');
  if (!stdout.startsWith('{')) throw new Error(`npm sbom: ${stderr}`);
  const {
    serialNumber: _,
    metadata,
    components,
    dependencies,
    ...bill
  } = JSON.parse(stdout) as Bill;
  const { timestamp: __, component, ...about } = metadata;
  // npm calls the project by the folder it lies in.
  const { name } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string };
  const runtime = runtimePackages();
  const kept = components.filter((one) => runtime.has(`${one.name}@${one.version}`));
  const refs = new Set([component['bom-ref'], ...kept.map((one) => one['bom-ref'])]);
  return {
    ...bill,
    metadata: { ...about, component: { ...component, name } },
    components: kept,
    dependencies: dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({
        ref,
        dependsOn: dependsOn.filter((on) => refs.has(on)),
      })),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bill = billOfMaterials();
  mkdirSync('dist', { recursive: true });
  writeFileSync('dist/sbom.cdx.json', `${JSON.stringify(bill, null, 2)}\n`);
  console.log(`dist/sbom.cdx.json: ${bill.components.length} components`);
}
