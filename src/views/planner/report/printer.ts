// What makes pictures of the map for paper, for whoever takes one; null: there is no map.

import { createContext } from 'react';
import type { PrintMap } from '#map/print-map.ts';

export const Printer = createContext<PrintMap | null>(null);
