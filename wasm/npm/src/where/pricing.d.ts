/** Where the module lies. */
export declare const where: () => URL;
