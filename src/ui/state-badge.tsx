// The state of a station: a shape, a word and a colour. The shapes differ without
// colour: full disc, half disc, hollow ring, dashed ring with a question mark.

type State = 'open' | 'closing' | 'closed' | 'unknown';

function Shape({ state }: { state: State }) {
  switch (state) {
    case 'open':
      return <circle cx="10" cy="10" r="8" fill="currentColor" />;
    case 'closing':
      return (
        <>
          <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" strokeWidth="2" />
          <path d="M10 3a7 7 0 0 0 0 14z" fill="currentColor" />
        </>
      );
    case 'closed':
      return <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" strokeWidth="2.5" />;
    case 'unknown':
      return (
        <>
          <circle
            cx="10"
            cy="10"
            r="8"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.8"
            strokeDasharray="3 2.03"
          />
          <path
            d="M7.9 7.8a2.2 2.2 0 1 1 3.2 2c-.7.4-1.1.8-1.1 1.6"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.8"
            strokeLinecap="round"
          />
          <circle cx="10" cy="14" r="1.1" fill="currentColor" />
        </>
      );
  }
}

export function StateBadge({ state, word }: { state: State; word: string }) {
  return (
    <span className="state-badge" data-state={state}>
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
        <Shape state={state} />
      </svg>
      <span>{word}</span>
    </span>
  );
}
