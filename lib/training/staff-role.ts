/** What a person does for the shop, as far as it decides what they must learn. Everybody is `STAFF` too. */
export enum StaffRole {
  /** Everybody who works for the shop (PCI DSS 4.0.1, 12.6.3). */
  STAFF = 'staff',
  /** Writes the shop's software (PCI DSS 4.0.1, 6.2.2). */
  DEVELOPER = 'developer',
  /** Answers incidents (PCI DSS 4.0.1, 12.10.4). */
  RESPONDER = 'responder',
}

/** Every role, the one of everybody first. */
export const STAFF_ROLES: readonly StaffRole[] = Object.values(StaffRole);

/** The role of a name, such as `developer`; `undefined` where there is none. */
export function staffRole(name: string): StaffRole | undefined {
  return STAFF_ROLES.find((role) => role === name);
}
