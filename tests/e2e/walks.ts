// A walk through the states of each view that must be usable by everyone. A new state is one line
// in the list of its view; it begins where the one before ended.

import type { Page } from 'playwright-core';
import { desk as deskTexts } from '#ui/texts/desk/zh.ts';
import { planner } from '#ui/texts/planner/zh.ts';
import { programmes } from '#ui/texts/programmes/zh.ts';
import { tree } from '#ui/texts/tree/zh.ts';
import { voice } from '#ui/texts/voice/zh.ts';
import { desk, type VisitOptions } from './browser.ts';
import { type Inspection, pointer, thumb } from './inspect.ts';
import { figuresAnswered, openTab, tabs } from './planner.ts';
import { closeDialog, press, riderAddress, riderStates, type State } from './states.ts';

export interface Walk extends Inspection {
  readonly name: string;
  readonly address: string;
  readonly visit?: VisitOptions;
  readonly states: readonly State[];
}

const dialogOf = (page: Page) => page.getByRole('dialog').waitFor();
/** In one visit: the data are at hand already. */
const goTo = async (page: Page, search: string, there: string) => {
  await page.goto(new URL(`/?${search}`, page.url()).href);
  await page.locator(there).first().waitFor();
};

const plannerStates: readonly State[] = [
  ...tabs.map((tab) => ({
    name: tab,
    enter: async (page: Page) => {
      await figuresAnswered(page);
      await openTab(page, 'zh', tab);
    },
  })),
  {
    name: 'question',
    enter: async (page) => {
      await press(page, planner.view.question.heading);
      await dialogOf(page);
    },
  },
  ...(['taking', 'bringing'] as const).map((entry) => ({
    name: entry,
    enter: async (page: Page) => {
      await closeDialog(page);
      await openTab(page, 'zh', 'overview');
      await page.getByRole('button', { name: planner.exchange.entry[entry], exact: true }).click();
      await dialogOf(page);
    },
  })),
  {
    name: 'report',
    enter: async (page) => {
      await closeDialog(page);
      await press(page, planner.exchange.entry.report);
      await page.locator('.report').waitFor();
    },
  },
];

const programmeStates: readonly State[] = [
  { name: 'week', enter: (page) => page.getByText('美术课').first().waitFor() },
  { name: 'list', enter: (page) => press(page, programmes.bar.list) },
  {
    name: 'filters',
    enter: async (page) => {
      await page
        .getByRole('navigation', { name: programmes.bar.label })
        .getByRole('button')
        .nth(2)
        .click();
      await dialogOf(page);
    },
  },
  {
    name: 'one programme',
    enter: async (page) => {
      await closeDialog(page);
      await page.getByText('美术课').first().click();
      await page.getByRole('button', { name: programmes.page.signUp }).waitFor();
    },
  },
  {
    name: 'signing up',
    enter: async (page) => {
      await press(page, programmes.page.signUp);
      await dialogOf(page);
    },
  },
  {
    name: 'signing up, not filled in',
    enter: async (page) => {
      await press(page, programmes.signUp.send);
      await page.getByRole('alert').first().waitFor();
    },
  },
];

const form = (name: string, search: string): State => ({
  name,
  enter: (page) => goTo(page, `view=voice&${search}`, '.voice-heading'),
});
const notFilledIn: State = {
  name: 'the same, not filled in',
  enter: async (page) => {
    await press(page, voice.confirm);
    await page.getByRole('alert').waitFor();
    // What lies half under the bar while it scrolls is no smaller for it.
    await page.locator('.voice-heading').scrollIntoViewIfNeeded();
  },
};

const voiceStates: readonly State[] = [
  { name: 'front', enter: (page) => page.locator('.voice-door').first().waitFor() },
  form('counts', 'form=counts'),
  form('report', 'form=report&station=jd-lq-01'),
  notFilledIn,
  form('check-in', 'form=check-in&station=jd-lq-01'),
  notFilledIn,
  {
    name: 'a wrong number',
    enter: async (page) => {
      await page.getByLabel(voice.person.phone).fill('123');
      await page.getByText(voice.person.phoneWrong).waitFor();
    },
  },
  form('join', 'form=join'),
  form('need', 'form=need'),
  notFilledIn,
  {
    name: 'kept',
    enter: async (page) => {
      await page.getByRole('button', { name: '理发', exact: true }).click();
      await page.getByRole('button', { name: '晚上' }).click();
      await page.getByLabel(voice.chooseNeighbourhood).selectOption('州桥社区');
      await press(page, voice.confirm);
      await page.getByText(voice.sent.delay.no_server).waitFor();
    },
  },
  form('sent', 'form=sent'),
];

const treeStates: readonly State[] = [
  { name: 'whole', enter: (page) => page.getByRole('tree').waitFor() },
  {
    name: 'searched',
    enter: async (page) => {
      await page.getByRole('searchbox', { name: tree.search }).fill('秋霞');
      await page.getByRole('button', { name: /秋霞/ }).first().waitFor();
    },
  },
];

const withoutMap = { withoutMap: true };

export const walks: readonly Walk[] = [
  {
    name: "the rider's view",
    address: riderAddress,
    visit: withoutMap,
    states: riderStates,
    target: thumb,
  },
  {
    name: 'the planner',
    address: '/?view=planner&when=2026-11-24T22:00&station=jd-lq-08',
    visit: withoutMap,
    states: plannerStates,
    target: pointer,
  },
  {
    name: 'programmes',
    address: '/?view=programmes&date=2026-12-01',
    visit: withoutMap,
    states: programmeStates,
    target: thumb,
  },
  {
    name: 'the voice',
    address: '/?view=voice',
    visit: { ...withoutMap, expected: [/404/] },
    states: voiceStates,
    target: thumb,
  },
  {
    name: 'the tree',
    address: '/?view=tree',
    // Where the picture stands beside the list.
    visit: { ...withoutMap, viewport: desk },
    states: treeStates,
    target: thumb,
  },
  {
    name: 'the door of the desk',
    address: '/?view=desk',
    visit: { ...withoutMap, expected: [/404/] },
    states: [
      { name: 'no server', enter: (page) => page.getByText(deskTexts.signIn.noServer).waitFor() },
    ],
    target: pointer,
  },
];
