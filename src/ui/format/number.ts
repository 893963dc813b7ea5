/** 1,284 */
export const formatNumber = (tag: string, value: number): string => value.toLocaleString(tag);
