// Values the server made up once and keeps.

import type { Engine } from './engine.ts';

/** The value of this name; `made` becomes it where there is none. */
export const settingOr = (engine: Engine, name: string, made: string): Promise<string> =>
  engine.write(async (transaction) => {
    await transaction
      .insertInto('setting')
      .values({ name, value: made })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const setting = await transaction
      .selectFrom('setting')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return setting.value;
  });
