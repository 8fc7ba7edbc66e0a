// Size and orientation of paper.

import { Segmented } from '#ui/segmented.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { type Orientation, type Paper, type PaperSize, paperSizes } from './paper.ts';

interface PaperChoiceProps {
  readonly paper: Paper;
  readonly onChange: (paper: Paper) => void;
}

export function PaperChoice({ paper, onChange }: PaperChoiceProps) {
  const { report } = usePlannerTexts().exchange;
  return (
    <>
      <Segmented<PaperSize>
        legend={report.paper}
        options={paperSizes.map((size) => ({ value: size, label: size }))}
        value={paper.size}
        onChange={(size) => onChange({ ...paper, size })}
      />
      <Segmented<Orientation>
        legend={report.orientation}
        options={[
          { value: 'portrait', label: report.portrait },
          { value: 'landscape', label: report.landscape },
        ]}
        value={paper.orientation}
        onChange={(orientation) => onChange({ ...paper, orientation })}
      />
    </>
  );
}
