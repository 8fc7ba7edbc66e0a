// Spans of opening within a day, and the one sweep that answers all questions
// about several lists of them: where are all open, where is any, where do they differ.

/** Minutes from local midnight; `to` runs past 1440 when the span ends the next day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** In order, apart from each other. */
export type Spans = readonly Span[];

export const closedAllDay: Spans = [];
export const openAllDay: Spans = [{ from: 0, to: 1440 }];

export const covers = (spans: Spans, minute: number): boolean =>
  spans.some((span) => span.from <= minute && minute < span.to);

/**
 * The spans over which the number of lists that are open passes the test.
 * Spans that touch become one.
 */
export function spansWhere(lists: readonly Spans[], test: (open: number) => boolean): Spans {
  const edges = lists
    .flatMap((spans) => spans.flatMap(({ from, to }) => [[from, 1] as const, [to, -1] as const]))
    .sort(([a], [b]) => a - b);
  const result: Span[] = [];
  let open = 0;
  let from: number | null = null;
  for (const [index, [minute, step]] of edges.entries()) {
    open += step;
    if (edges[index + 1]?.[0] === minute) continue;
    const passes = open > 0 && test(open);
    if (passes && from === null) from = minute;
    if (!passes && from !== null) {
      result.push({ from, to: minute });
      from = null;
    }
  }
  return result;
}

/** Spans in any order, overlapping or not, as one list. */
export const tidy = (spans: readonly Span[]): Spans =>
  spansWhere(
    spans.map((span) => [span]),
    (open) => open > 0,
  );
