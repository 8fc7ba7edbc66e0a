// The one policy by which a text may become the address of a script: a worker's, here and in
// MapLibre. Text that would become markup or code has no policy, so the browser refuses it.
// https://www.w3.org/TR/trusted-types/#default-policy-hdr

type Check = (text: string) => string | null;
interface PolicyFactory {
  readonly createPolicy: (name: string, checks: { readonly createScriptURL: Check }) => unknown;
}

/** Absent in older browsers. */
const page = globalThis as { readonly trustedTypes?: PolicyFactory };

page.trustedTypes?.createPolicy('default', {
  createScriptURL: (url) => (new URL(url, origin).origin === origin ? url : null),
});

export {};
