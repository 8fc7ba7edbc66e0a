// What the changelog says of its newest version is what the page offers it with.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newsIn } from '#scripts/news.ts';

test('the quoted lines of the newest version are its news, Chinese first', () => {
  const log =
    '# Log\n\n## [2]\n\n> 新的\n> New\n\n### Added\n\n- a > b\n\n## [1]\n\n> 旧的\n> Old\n';
  expect(newsIn(log)).toEqual({ zh: '新的', en: 'New' });
});

test('a version that says nothing does not take the words of the one before', () => {
  expect(() => newsIn('## [2]\n\n- x\n\n## [1]\n\n> 旧的\n> Old\n')).toThrow('quoted lines');
});

test('the changelog has them', () => {
  const { zh, en } = newsIn(readFileSync('CHANGELOG.md', 'utf8'));
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(en).not.toMatch(/\p{Script=Han}/u);
});
