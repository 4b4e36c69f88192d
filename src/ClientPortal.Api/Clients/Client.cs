namespace ClientPortal.Api.Clients;

/// <summary>A company that is served, with one account to sign in with.</summary>
public sealed class Client
{
    // For EF.
    private Client()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>The company's name; its account shows the same.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name as lists sort by it; the database makes it.</summary>
    public string SortName { get; private set; } = "";

    public string? ContactName { get; private set; }

    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>As invoices print it.</summary>
    public string? TaxNumber { get; private set; }

    /// <summary>As invoices print it.</summary>
    public string? Address { get; private set; }

    /// <summary>Goes along with the account's.</summary>
    public bool Active { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public long Version { get; private set; }

    public static Client Open(Guid id, ClientDetails details, DateTimeOffset now)
    {
        var client = new Client { Id = id, Active = true, CreatedAt = now };
        client.Apply(details, now);
        return client;
    }

    public void Change(ClientDetails details, DateTimeOffset now) => Apply(details, now);

    public void SetActive(bool active, DateTimeOffset now)
    {
        Active = active;
        UpdatedAt = now;
        Version++;
    }

    private void Apply(ClientDetails details, DateTimeOffset now)
    {
        (Name, ContactName, Email, Phone, TaxNumber, Address) = details;
        UpdatedAt = now;
        Version++;
    }
}
