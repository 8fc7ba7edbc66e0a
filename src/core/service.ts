// The service catalogue. A service is one entry here: its code in the data, its
// number among the ten care services (暖"新"十条) where it is one, its name and its
// icon. Lists, filters, the map legend and the checks of the build follow from it.

import airVent from 'lucide/dist/esm/icons/air-vent.mjs';
import armchair from 'lucide/dist/esm/icons/armchair.mjs';
import bike from 'lucide/dist/esm/icons/bike.mjs';
import bookOpen from 'lucide/dist/esm/icons/book-open.mjs';
import briefcaseMedical from 'lucide/dist/esm/icons/briefcase-medical.mjs';
import droplets from 'lucide/dist/esm/icons/droplets.mjs';
import heartPulse from 'lucide/dist/esm/icons/heart-pulse.mjs';
import idCard from 'lucide/dist/esm/icons/id-card.mjs';
import microwave from 'lucide/dist/esm/icons/microwave.mjs';
import package_ from 'lucide/dist/esm/icons/package.mjs';
import plugZap from 'lucide/dist/esm/icons/plug-zap.mjs';
import refrigerator from 'lucide/dist/esm/icons/refrigerator.mjs';
import repeat from 'lucide/dist/esm/icons/repeat.mjs';
import scale from 'lucide/dist/esm/icons/scale.mjs';
import scissors from 'lucide/dist/esm/icons/scissors.mjs';
import shieldCheck from 'lucide/dist/esm/icons/shield-check.mjs';
import smartphoneCharging from 'lucide/dist/esm/icons/smartphone-charging.mjs';
import stethoscope from 'lucide/dist/esm/icons/stethoscope.mjs';
import toilet from 'lucide/dist/esm/icons/toilet.mjs';
import wifi from 'lucide/dist/esm/icons/wifi.mjs';
import type { IconNode } from './icon.ts';
import type { Localized } from './units.ts';

interface Service {
  readonly name: Localized;
  readonly icon: IconNode;
  /** Number among the ten care services; absent for the rest. */
  readonly careNumber?: number;
}

export const services = {
  water: { name: { zh: '饮水', en: 'Water' }, icon: droplets, careNumber: 1 },
  rest: { name: { zh: '休息', en: 'Rest' }, icon: armchair, careNumber: 1 },
  reading: { name: { zh: '阅读', en: 'Reading' }, icon: bookOpen, careNumber: 2 },
  haircut: { name: { zh: '理发', en: 'Haircut' }, icon: scissors, careNumber: 3 },
  legal: { name: { zh: '法律援助', en: 'Legal aid' }, icon: scale, careNumber: 4 },
  battery_safety: {
    name: { zh: '电瓶安全', en: 'Battery safety' },
    icon: shieldCheck,
    careNumber: 5,
  },
  phone_charge: {
    name: { zh: '手机充电', en: 'Phone charging' },
    icon: smartphoneCharging,
    careNumber: 6,
  },
  microwave: { name: { zh: '热饭', en: 'Meal heating' }, icon: microwave, careNumber: 7 },
  first_aid: { name: { zh: '药箱', en: 'First aid' }, icon: briefcaseMedical, careNumber: 8 },
  toilet: { name: { zh: '厕所', en: 'Toilet' }, icon: toilet, careNumber: 9 },
  health: { name: { zh: '健康咨询', en: 'Health advice' }, icon: stethoscope, careNumber: 10 },
  bike_charge: { name: { zh: '电动车充电', en: 'E-bike charging' }, icon: plugZap },
  battery_swap: { name: { zh: '换电', en: 'Battery swap' }, icon: repeat },
  bike_parking: { name: { zh: '停车', en: 'Bike parking' }, icon: bike },
  check_in: { name: { zh: '报到', en: 'Check-in' }, icon: idCard },
  aed: { name: { zh: 'AED', en: 'AED' }, icon: heartPulse },
  wifi: { name: { zh: '无线网', en: 'Wi-Fi' }, icon: wifi },
  ac: { name: { zh: '空调', en: 'Cool air' }, icon: airVent },
  fridge: { name: { zh: '冰箱', en: 'Fridge' }, icon: refrigerator },
  pickup_locker: { name: { zh: '取餐柜', en: 'Pick-up locker' }, icon: package_ },
} as const satisfies Record<string, Service>;

export type ServiceCode = keyof typeof services;
export const serviceCodes = Object.keys(services) as ServiceCode[];
export const isServiceCode = (code: string): code is ServiceCode => Object.hasOwn(services, code);
export const service = (code: ServiceCode): Service => services[code];
