// Keeps the room a list will take, so that nothing jumps when it arrives.

export function SkeletonRows({ count, label }: { count: number; label: string }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same.
        <div key={index} className="skeleton-row" />
      ))}
    </div>
  );
}
