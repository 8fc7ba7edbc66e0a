// A chip switches one condition on or off; pressed is a check mark, an edge and a
// colour, never the colour alone.

import check from 'lucide/dist/esm/icons/check.mjs';
import { Icon, type IconNode } from './icon.tsx';

interface ChipProps {
  readonly label: string;
  readonly icon?: IconNode;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

export function Chip({ label, icon, pressed, onPress }: ChipProps) {
  return (
    <button type="button" className="chip" aria-pressed={pressed} onClick={onPress}>
      {pressed ? <Icon node={check} size={20} /> : icon && <Icon node={icon} size={20} />}
      <span>{label}</span>
    </button>
  );
}
