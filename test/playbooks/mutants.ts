export const mutants: { wrong: string }[] = [];
export const mutated = async (_: unknown): Promise<any> => undefined;
