/** Later than anything that is ever due. */
export const never = Date.UTC(9999, 0)
