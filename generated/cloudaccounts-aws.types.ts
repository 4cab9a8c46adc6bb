// Made from spec/ by "npm run generate". Not to be edited.
export interface paths {
    "/v1/cloudaccounts/aws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List AWS accounts page by page */
        get: operations["listAwsAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description Why a request was not served.
         * @example {
         *       "code": "InvalidFilter",
         *       "message": "The filter could not be read.",
         *       "ref": "6b1f7a0c",
         *       "details": {}
         *     }
         */
        Error: {
            /** @description Stable name of the reason. */
            code?: string;
            /** @description The reason in words. */
            message?: string;
            /** @description What to quote when asking the provider about this failure. */
            ref?: string;
            /** @description Anything more the server knows. */
            details?: {
                [key: string]: unknown;
            };
        };
        /** @description Where this page stands in the whole result. */
        ListMeta: {
            /** @description Token for the next page; the empty string after the last one. */
            continue?: string;
            /**
             * Format: int64
             * @description How many items the whole result holds. It moves when items are added or removed while a client pages.
             */
            count?: number;
            /**
             * Format: int64
             * @description How many records were fetched.
             */
            limit?: number;
            /**
             * Format: int64
             * @description The index at which the next request starts.
             */
            offset?: number;
        };
        /** @description Name, identity and life dates of a stored object. */
        ObjectMeta: {
            /** @description Free notes that tools keep beside the object. They cannot be queried. */
            annotations?: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description When the object was created.
             */
            creationTimestamp?: string;
            /**
             * Format: date-time
             * @description When the object was, or is to be, deleted.
             */
            deletionTimestamp?: string;
            /** @description Pairs by which objects are grouped and selected. */
            labels?: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description When the object last changed.
             */
            lastModifiedTimestamp?: string;
            /** @description Name a person gave it; unique within its namespace. */
            name?: string;
            /** @description Space in which the name is unique; empty stands for the default one. */
            namespace?: string;
            /** @description Opaque mark of the stored version; differs after every change. */
            resourceVersion?: string;
            /** @description URL of the object, set by the server. */
            selfLink?: string;
            /** @description Identity across space and time, set by the server on creation and never changed. */
            uid?: string;
        };
        /** @description One page of accounts and where it stands. */
        AccountList: {
            items: components["schemas"]["Account"][];
            listmeta?: components["schemas"]["ListMeta"];
        };
        /** @description An account as stored. */
        Account: {
            /** @description Version of the schema this object is written in. */
            apiVersion?: string;
            /** @description Name of the resource type. */
            kind?: string;
            metadata?: components["schemas"]["ObjectMeta"];
            spec?: components["schemas"]["AccountSpec"];
            status?: components["schemas"]["AccountStatus"];
        };
        /** @description How the account is entered. */
        AccountSpec: {
            /** @description The public half of a key pair. */
            accessKey?: string;
            /**
             * @description What the account is entered with: a key pair, a role that is assumed, or the identity of a pod.
             * @default secret
             * @enum {string}
             */
            credentialType?: "secret" | "sts" | "pod-identity";
            /**
             * @description The separate part of the provider that the account belongs to.
             * @default aws
             * @enum {string}
             */
            partition?: "aws" | "aws-us-gov" | "aws-iso" | "aws-iso-b";
            /** @description Policies that an assumed role needs. */
            policyARNs?: string[];
            /** @description The role that is assumed. */
            sts?: {
                arn?: string;
                /** @description What the role asks for beside its name. */
                externalId?: string;
            };
        };
        /** @description What was last observed. */
        AccountStatus: {
            /** @description Whether the account can be entered. */
            state?: string;
        };
    };
    responses: {
        /** @description The request is malformed. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The credential is missing or was not accepted. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The credential was accepted but does not reach this resource. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no such resource. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The source address sent more than ten requests a second over a burst of fifty. */
        TooManyRequests: {
            headers: {
                /**
                 * @description When to try again, as seconds or as an HTTP date (RFC 9110, section 10.2.3).
                 * @example 1
                 */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The server failed. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /**
         * @description Paths of the fields wanted in each item, separated by commas. Without it, whole items are returned.
         * @example metadata.uid,metadata.name
         */
        fields: string;
        /**
         * @description Conditions an item has to meet, each a field path, an equals sign and a value; AND and OR combine them. Which fields can be filtered by depends on what the server has indexed.
         * @example metadata.name=TestServiceANDspec.cloudType=aws
         */
        filters: string;
        /**
         * @description Sort keys from the most to the least significant, separated by commas. `=1` sorts upwards, `=-1` downwards.
         * @example metadata.name=1,metadata.uid=-1
         */
        orderBy: string;
        /**
         * @description The largest number of items one page may hold.
         * @example 20
         */
        limit: number;
        /**
         * @description Index of the first item wanted, counted from zero over the whole result.
         * @example 50
         */
        offset: number;
        /**
         * @description The token of the page before, taken from its list metadata and sent back unchanged, together with the query it was issued for. Its content is none of the client's business.
         * @example eyJvZmZzZXQiOjUwLCJjb3VudCI6MTE3LCJ0b2tlbiI6IiJ9
         */
        continue: string;
        /**
         * @description Uid of the project to read. Without it, the whole tenant is read.
         * @example 5e9ec1f1d4c3a70012ab34cd
         */
        ProjectUid: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAwsAccounts: {
        parameters: {
            query?: {
                /**
                 * @description Paths of the fields wanted in each item, separated by commas. Without it, whole items are returned.
                 * @example metadata.uid,metadata.name
                 */
                fields?: components["parameters"]["fields"];
                /**
                 * @description Conditions an item has to meet, each a field path, an equals sign and a value; AND and OR combine them. Which fields can be filtered by depends on what the server has indexed.
                 * @example metadata.name=TestServiceANDspec.cloudType=aws
                 */
                filters?: components["parameters"]["filters"];
                /**
                 * @description Sort keys from the most to the least significant, separated by commas. `=1` sorts upwards, `=-1` downwards.
                 * @example metadata.name=1,metadata.uid=-1
                 */
                orderBy?: components["parameters"]["orderBy"];
                /**
                 * @description The largest number of items one page may hold.
                 * @example 20
                 */
                limit?: components["parameters"]["limit"];
                /**
                 * @description Index of the first item wanted, counted from zero over the whole result.
                 * @example 50
                 */
                offset?: components["parameters"]["offset"];
                /**
                 * @description The token of the page before, taken from its list metadata and sent back unchanged, together with the query it was issued for. Its content is none of the client's business.
                 * @example eyJvZmZzZXQiOjUwLCJjb3VudCI6MTE3LCJ0b2tlbiI6IiJ9
                 */
                continue?: components["parameters"]["continue"];
            };
            header?: {
                /**
                 * @description Uid of the project to read. Without it, the whole tenant is read.
                 * @example 5e9ec1f1d4c3a70012ab34cd
                 */
                ProjectUid?: components["parameters"]["ProjectUid"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of AWS accounts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
}
