// What a version brings, in two languages: the quoted lines under the first heading of the
// changelog, Chinese first. The page shows them when it offers the version.

export interface News {
  readonly zh: string;
  readonly en: string;
}

/** Throws where the newest version says nothing about itself. */
export function newsIn(changelog: string): News {
  const [, newest = ''] = changelog.split(/^## /m);
  const [zh, en] = [...newest.matchAll(/^> (.+)$/gm)].map(([, line]) => line);
  if (!zh || !en) throw new Error('the newest version in CHANGELOG.md lacks its two quoted lines');
  return { zh, en };
}
