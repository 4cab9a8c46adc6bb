// Made from spec/ by "npm run generate". Not to be edited.
export interface paths {
    "/v1/spectroclusters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List clusters page by page
         * @deprecated
         * @description Deprecated. Its successor is `POST /v1/dashboard/spectroclusters`.
         */
        get: operations["listClusters"];
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
        /** @description One page of clusters and where it stands. */
        ClusterList: {
            items: components["schemas"]["Cluster"][];
            listmeta?: components["schemas"]["ListMeta"];
        };
        /** @description A cluster as stored. */
        Cluster: {
            /** @description Version of the schema this object is written in. */
            apiVersion?: string;
            /** @description Name of the resource type. */
            kind?: string;
            metadata?: components["schemas"]["ObjectMeta"];
            spec?: components["schemas"]["ClusterSpec"];
            status?: components["schemas"]["ClusterStatus"];
        };
        /** @description What the cluster shall be. */
        ClusterSpec: {
            cloudConfigRef?: components["schemas"]["ObjectReference"];
            cloudType?: components["schemas"]["CloudType"];
            clusterConfig?: components["schemas"]["ClusterConfig"];
            /** @description The profiles as they were copied when the cluster was created or last upgraded. */
            clusterProfileTemplates?: components["schemas"]["ClusterProfileTemplate"][];
            /**
             * @description How the cluster came under management.
             * @enum {string}
             */
            clusterType?: "PureManage" | "AlloyMonitor" | "AlloyAssist" | "AlloyExtend";
        };
        /**
         * @description Where the machines run.
         * @default all
         * @enum {string}
         */
        CloudType: "all" | "aws" | "azure" | "gcp" | "vsphere" | "openstack" | "maas" | "nested" | "baremetal" | "eks" | "aks" | "edge" | "edge-native" | "libvirt" | "tencent" | "tke" | "coxedge" | "generic" | "gke";
        /** @description Points at another object, or at a part of one. */
        ObjectReference: {
            /** @description Schema version of the object. */
            apiVersion?: string;
            /** @description Expression that selects a part, such as one container of a pod. */
            fieldPath?: string;
            /** @description Resource type of the object. */
            kind?: string;
            name?: string;
            namespace?: string;
            /** @description The exact version meant, if one is. */
            resourceVersion?: string;
            uid?: string;
        };
        /** @description Short reference by uid. */
        ResourceReference: {
            kind?: string;
            name?: string;
            uid: string;
        };
        /** @description Reference that also says which tenant and project the object belongs to. */
        ScopedReference: {
            kind?: string;
            name?: string;
            projectUid?: string;
            tenantUid?: string;
            uid?: string;
        };
        /** @description Settings that hold for the cluster as a whole. */
        ClusterConfig: {
            /**
             * @deprecated
             * @description Replaced by `clusterResources`.
             */
            clusterRbac?: components["schemas"]["ResourceReference"][];
            /** @description Namespace quotas and role bindings kept for the cluster. */
            clusterResources?: {
                namespaces?: components["schemas"]["ResourceReference"][];
                rbacs?: components["schemas"]["ResourceReference"][];
            };
            /** @description How long a control plane node may stay unready before it is replaced. */
            controlPlaneHealthCheckTimeout?: string;
            hostClusterConfig?: components["schemas"]["HostClusterConfig"];
            lifecycleConfig?: {
                /**
                 * @description Whether the cluster is to be paused.
                 * @default false
                 */
                pause?: boolean;
            };
            /** @description When a node counts as unhealthy, where that differs from the defaults. */
            machineHealthConfig?: {
                /** @description Number or percentage of unhealthy nodes above which nothing is repaired; 100% where unset. */
                healthCheckMaxUnhealthy?: string;
                /** @description How long a node may be without network; ten minutes where unset. */
                networkReadyHealthCheckDuration?: string;
                /** @description How long a node may be unready; ten minutes where unset. */
                nodeReadyHealthCheckDuration?: string;
            };
            machineManagementConfig?: {
                /** @description When nodes are patched; without it they are not. */
                osPatchConfig?: {
                    /**
                     * Format: date-time
                     * @description Patch once after this moment.
                     */
                    onDemandPatchAfter?: string;
                    /** @description Patch once when a node first boots. */
                    patchOnBoot?: boolean;
                    /** @description Reboot after a patch that asks for it. */
                    rebootIfRequired?: boolean;
                    /** @description Cron expression for regular patches. */
                    schedule?: string;
                };
            };
            /** @description Whether worker pools are updated side by side, not one after another. */
            updateWorkerPoolsInParallel?: boolean;
        };
        /** @description How this cluster hosts virtual clusters. */
        HostClusterConfig: {
            /** @description How the API servers of virtual clusters are reached from outside. */
            clusterEndpoint?: {
                config?: {
                    ingressConfig?: {
                        host?: string;
                        /** Format: int64 */
                        port?: number;
                    };
                    loadBalancerConfig?: {
                        externalIPs?: string[];
                        externalTrafficPolicy?: string;
                        loadBalancerSourceRanges?: string[];
                    };
                };
                /** @enum {string} */
                type?: "Ingress" | "LoadBalancer";
            };
            clusterGroup?: components["schemas"]["ObjectReference"];
            hostCluster?: components["schemas"]["ObjectReference"];
            /** @default false */
            isHostCluster?: boolean;
        };
        /** @description The copy of a profile that the cluster follows. */
        ClusterProfileTemplate: {
            cloudType?: components["schemas"]["CloudType"];
            name?: string;
            /** @description Registries the packs come from. */
            packServerRefs?: components["schemas"]["ObjectReference"][];
            /** @description Name of the secret that opens those registries; empty where none is needed. */
            packServerSecret?: string;
            packs?: components["schemas"]["Pack"][];
            profileVersion?: string;
            type?: string;
            uid?: string;
            /**
             * Format: int32
             * @deprecated
             * @description Replaced by `profileVersion`.
             */
            version?: number;
        };
        /** @description One layer of a profile, with all values merged. */
        Pack: {
            annotations?: {
                [key: string]: string;
            };
            /** @description The exact content to install; a change triggers an upgrade. */
            digest?: string;
            inValidReason?: string;
            /** @description Whether the tag is gone from the registry. */
            isInvalid?: boolean;
            /** @enum {string} */
            layer: "kernel" | "os" | "k8s" | "cni" | "csi" | "addon";
            manifests?: components["schemas"]["ObjectReference"][];
            name: string;
            packUid?: string;
            /** @description Variables given to the installation. */
            params?: {
                [key: string]: string;
            };
            presets?: {
                add?: string;
                displayName?: string;
                group?: string;
                name?: string;
                remove?: string[];
            }[];
            registryUid?: string;
            /** @description What the values may look like. */
            schema?: {
                format?: string;
                hints?: string[];
                listOptions?: string[];
                name?: string;
                readonly?: boolean;
                regex?: string;
                required?: boolean;
                type?: string;
            }[];
            /** @description Registry or chart repository. */
            server?: string;
            tag?: string;
            /** @enum {string} */
            type?: "spectro" | "helm" | "manifest";
            /** @description Values as YAML text; they win over `params`. */
            values?: string;
            version?: string;
        };
        /** @description What was last observed. */
        ClusterStatus: {
            /** Format: date-time */
            abortTimestamp?: string;
            addOnServices?: {
                endpoint?: string;
                name?: string;
            }[];
            apiEndpoints?: {
                host: string;
                /** Format: int32 */
                port: number;
            }[];
            clusterImport?: {
                /** @description Where to get the agent for an import. */
                importLink?: string;
                /**
                 * @deprecated
                 * @description Replaced by `spec.clusterType`.
                 */
                isBrownfield?: boolean;
                state?: string;
            };
            conditions?: components["schemas"]["Condition"][];
            fips?: {
                /**
                 * @default none
                 * @enum {string}
                 */
                mode?: "full" | "none" | "partial" | "unknown";
            };
            location?: {
                countryCode?: string;
                countryName?: string;
                geoLoc?: {
                    /** Format: double */
                    latitude?: number;
                    /** Format: double */
                    longitude?: number;
                };
                regionCode?: string;
                regionName?: string;
            };
            packs?: components["schemas"]["PackStatus"][];
            profileStatus?: {
                /** @description Whether pack values refer to macros of the user. */
                hasUserMacros?: boolean;
            };
            services?: components["schemas"]["Service"][];
            spcApply?: {
                /** @enum {string} */
                actionType?: "DownloadAndInstall" | "DownloadAndInstallLater";
                /** @description Whether the agent may apply what changed. */
                canBeApplied?: boolean;
                /** Format: date-time */
                lastModifiedTime?: string;
                /** Format: date-time */
                patchAppliedTime?: string;
            };
            /** @description How the cluster is doing at present. */
            state?: string;
            upgrades?: {
                reason?: string[];
                /** Format: date-time */
                timestamp?: string;
            }[];
            virtual?: components["schemas"]["VirtualStatus"];
        };
        /** @description One aspect of the state and when it was last seen to change. */
        Condition: {
            /** Format: date-time */
            lastProbeTime?: string;
            /** Format: date-time */
            lastTransitionTime?: string;
            /** @description The last change in words. */
            message?: string;
            /** @description The last change in one word. */
            reason?: string;
            status: string;
            type: string;
        };
        /** @description How the installation of one pack went. */
        PackStatus: {
            condition?: components["schemas"]["Condition"];
            /** Format: date-time */
            endTime?: string;
            manifests?: {
                condition?: components["schemas"]["Condition"];
                name?: string;
                uid?: string;
            }[];
            name?: string;
            profileUid?: string;
            services?: components["schemas"]["Service"][];
            /** Format: date-time */
            startTime?: string;
            type?: string;
            version?: string;
        };
        /** @description A service that a load balancer exposes. */
        Service: {
            /** @description Address or name the load balancer got. */
            host?: string;
            name?: string;
            ports?: {
                /** Format: int32 */
                port: number;
                protocol?: string;
            }[];
        };
        /** @description What concerns virtual clusters, on either side. */
        VirtualStatus: {
            /** @description Apps that run on this virtual cluster. */
            appDeployments?: components["schemas"]["ScopedReference"][];
            clusterGroup?: components["schemas"]["ScopedReference"];
            hostCluster?: components["schemas"]["ScopedReference"];
            lifecycleStatus?: {
                msg?: string;
                /** @enum {string} */
                status?: "Pausing" | "Paused" | "Resuming" | "Running" | "Error";
            };
            state?: string;
            /** @description Virtual clusters that run on this one. */
            virtualClusters?: components["schemas"]["ScopedReference"][];
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
    listClusters: {
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
            /** @description One page of clusters. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClusterList"];
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
