/** Groups that hold everybody who can sign in, or more, by their short names in SDDL. */
const everybody: Readonly<Record<string, string>> = { WD: 'everyone', AN: 'anonymous', AU: 'all who have signed in', BU: 'all users of this machine', BG: 'guests', DU: 'all users of the domain', IU: 'who sits at the machine', NU: 'who comes by the network' };

/** Who of `everybody` a security descriptor lets in. */
export const openTo = (sddl: string): string[] =>
  [...(/D:[^(]*((?:\([^)]*\))*)/.exec(sddl)?.[1] ?? '').matchAll(/\(A;[^;]*;[^;]*;[^;]*;[^;]*;([^;)]+)/g)].flatMap(([, who]) => everybody[who!] ?? []);
