// How one moves: walk, ebike, bike. (Speeds and access: written with the graph builder.)

export const profileNames = ['walk', 'ebike', 'bike'] as const;
export type ProfileName = (typeof profileNames)[number];
