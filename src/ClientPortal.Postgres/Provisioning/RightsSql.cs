namespace ClientPortal.Postgres.Provisioning;

internal static class RightsSql
{
    public static IEnumerable<string> For(IReadOnlyList<DatabaseAccess> access, string database)
    {
        yield return $"REVOKE ALL ON DATABASE {database} FROM PUBLIC";
        yield return "REVOKE ALL ON SCHEMA public FROM PUBLIC";
        foreach (var schema in access)
        {
            var logins = string.Join(", ", schema.Logins);
            yield return $"GRANT CONNECT ON DATABASE {database} TO {logins}";
            yield return $"CREATE SCHEMA IF NOT EXISTS {schema.Schema} AUTHORIZATION {schema.Owner}";
            yield return $"ALTER SCHEMA {schema.Schema} OWNER TO {schema.Owner}";
            yield return $"GRANT USAGE ON SCHEMA {schema.Schema} TO {logins}";
            foreach (var (rights, kind) in DataRights)
            {
                yield return $"GRANT {rights} ON ALL {kind} IN SCHEMA {schema.Schema} TO {logins}";
                yield return $"ALTER DEFAULT PRIVILEGES FOR ROLE {schema.Owner} IN SCHEMA {schema.Schema} GRANT {rights} ON {kind} TO {logins}";
            }
        }
    }

    private static IReadOnlyList<(string Rights, string Kind)> DataRights =>
        [("SELECT, INSERT, UPDATE, DELETE", "TABLES"), ("USAGE, SELECT", "SEQUENCES"), ("EXECUTE", "FUNCTIONS")];
}
