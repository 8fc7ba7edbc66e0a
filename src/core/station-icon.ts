// The icon of each kind of station, the same in the list, on the map and on a sign.

import armchair from 'lucide/dist/esm/icons/armchair.mjs';
import batteryCharging from 'lucide/dist/esm/icons/battery-charging.mjs';
import calendarDays from 'lucide/dist/esm/icons/calendar-days.mjs';
import flag from 'lucide/dist/esm/icons/flag.mjs';
import handHeart from 'lucide/dist/esm/icons/hand-heart.mjs';
import star from 'lucide/dist/esm/icons/star.mjs';
import store from 'lucide/dist/esm/icons/store.mjs';
import userCheck from 'lucide/dist/esm/icons/user-check.mjs';
import zap from 'lucide/dist/esm/icons/zap.mjs';
import type { IconNode } from './icon.ts';
import type { StationKind } from './station.ts';

export const stationIcons: Readonly<Record<StationKind, IconNode>> = {
  party_centre: star,
  party_station: flag,
  union_station: handHeart,
  rider_rest: armchair,
  energy_station: zap,
  partner_shop: store,
  check_in_point: userCheck,
  charge_swap: batteryCharging,
  event_site: calendarDays,
};
