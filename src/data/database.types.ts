// Written by `npm run types` from the migrated database. Do not edit.
export interface Database {
  public: {
    Tables: Record<never, never>;
    Views: Record<never, never>;
    Functions: {
      find_by_key: {
        Args: {
          p_key_hash: string | null;
        };
        Returns: {
          kind: string;
          reference: string;
          status: string;
          arrived_at: string;
          read_by: string;
          language: string;
          display_name: string;
          hats: string[];
          title: string;
          description: string;
          helps: string;
          area: string;
          topics: string[];
          needs: string[];
          needs_note: string;
          first_step: boolean;
          gives: string[];
          availability: string[];
          extent: string;
          areas: string[];
          idea_reference: string;
          has_contact: boolean;
        }[];
      };
      list_received: {
        Args: {
          p_limit: number | null;
        };
        Returns: {
          kind: string;
          reference: string;
          other_references: string[];
          status: string;
          arrived_at: string;
          read_by: string;
          language: string;
          display_name: string;
          hats: string[];
          flagged: boolean;
          title: string;
          description: string;
          helps: string;
          area: string;
          topics: string[];
          needs: string[];
          needs_note: string;
          first_step: boolean;
          gives: string[];
          availability: string[];
          extent: string;
          areas: string[];
          idea_reference: string;
          unlinked_reference: string;
          email: string;
          phone: string;
        }[];
      };
      take_in_idea: {
        Args: {
          p_submission: string | null;
          p_key_hash: string | null;
          p_reference: string | null;
          p_content_hash: string | null;
          p_arrived_at: string | null;
          p_read_by: string | null;
          p_notice_version: string | null;
          p_flagged: boolean | null;
          p_source: string | null;
          p_limit: number | null;
          p_minutes: number | null;
          p_title: string | null;
          p_description: string | null;
          p_helps: string | null;
          p_area: string | null;
          p_topics: string[] | null;
          p_needs: string[] | null;
          p_needs_note: string | null;
          p_first_step: boolean | null;
          p_hats: string[] | null;
          p_display_name: string | null;
          p_email: string | null;
          p_language: string | null;
        };
        Returns: {
          outcome: string;
          reference: string;
          status: string;
        }[];
      };
      take_in_offer: {
        Args: {
          p_submission: string | null;
          p_key_hash: string | null;
          p_reference: string | null;
          p_content_hash: string | null;
          p_arrived_at: string | null;
          p_read_by: string | null;
          p_notice_version: string | null;
          p_flagged: boolean | null;
          p_source: string | null;
          p_limit: number | null;
          p_minutes: number | null;
          p_description: string | null;
          p_gives: string[] | null;
          p_availability: string[] | null;
          p_extent: string | null;
          p_areas: string[] | null;
          p_topics: string[] | null;
          p_idea: string | null;
          p_accepted: boolean | null;
          p_hats: string[] | null;
          p_display_name: string | null;
          p_email: string | null;
          p_phone: string | null;
          p_language: string | null;
        };
        Returns: {
          outcome: string;
          reference: string;
          status: string;
        }[];
      };
      which_are_kept: {
        Args: {
          p_key_hashes: string[] | null;
        };
        Returns: {
          key_hash: string;
        }[];
      };
    };
    Enums: Record<never, never>;
    CompositeTypes: Record<never, never>;
  };
}
