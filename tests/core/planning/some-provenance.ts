// Where the figures of a test come from.

import type { Provenance } from '#core/planning/provenance.ts';

export const provenance: Provenance = {
  appVersion: '0.1.0',
  area: { id: 'jiading', name: { zh: '嘉定镇街道', en: 'Jiading Town' } },
  dataDate: '2026-11-20',
  dataHash: 'a1b2c3',
  parameters: {
    profile: 'walk',
    direction: 'to',
    cutoffs: { unit: 'minutes', values: [5, 10, 15] },
    moment: '2026-11-24T20:00',
    services: ['water', 'rest'],
    weight: 'residents',
    unknownHours: 'closed',
    scenario: null,
  },
  licence: 'ODbL-1.0',
  attribution: { zh: '© OpenStreetMap 贡献者', en: '© OpenStreetMap contributors' },
  notice: { zh: '示意数据', en: 'Illustrative data' },
  madeAt: '2026-11-24T20:05:00+08:00',
};
