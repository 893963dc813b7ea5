/** Id of the heading of an activity, which is what its controls are labelled by. */
export const headingId = (id: string): string => `asked-${id}`;
