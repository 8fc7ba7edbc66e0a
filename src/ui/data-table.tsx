// A table of texts and numbers: a real one, with its headers told to whoever cannot see it.

export interface TableData {
  readonly head: readonly string[];
  /** The first of each row is its header. */
  readonly rows: readonly (readonly (string | number)[])[];
}

export function DataTable({ caption, head, rows }: TableData & { readonly caption: string }) {
  return (
    <table className="data-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {head.map((name, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name; their place is what they are.
            <th key={column} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest], row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same.
          <tr key={row}>
            <th scope="row">{first}</th>
            {rest.map((value, column) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                key={column}
                className={typeof value === 'number' ? 'number' : undefined}
              >
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
