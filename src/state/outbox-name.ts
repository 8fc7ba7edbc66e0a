// Name of the outbox's database, so that whoever looks whether there is one need not load it.

export const outboxName = 'circle-outbox';
