namespace ClientPortal.Postgres.Provisioning;

internal static class RolesSql
{
    public static IEnumerable<string> For(IReadOnlyList<DatabaseAccess> access, DatabasePasswords passwords)
    {
        foreach (var schema in access)
        {
            yield return Create(schema.Owner, "NOLOGIN");
        }

        foreach (var (login, password) in passwords.ByLogin)
        {
            yield return Create(login, "LOGIN NOINHERIT");
            yield return $"ALTER ROLE {login} LOGIN NOINHERIT PASSWORD {Literal(password)}";
        }

        foreach (var schema in access)
        {
            // An administrator who is no superuser must be a member to hand the schema over.
            yield return $"GRANT {schema.Owner} TO CURRENT_USER";
        }

        // NOINHERIT: a service has its owner's rights only after SET ROLE, which the migrator alone does.
        foreach (var schema in access)
        {
            foreach (var login in schema.Logins)
            {
                yield return $"GRANT {schema.Owner} TO {login}";
            }
        }
    }

    private static string Create(string role, string attributes) => $"""
        DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE {role} {attributes}; END IF;
        END $$
        """;

    /// <summary>ALTER ROLE takes no parameters.</summary>
    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
