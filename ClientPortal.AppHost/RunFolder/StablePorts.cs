using ClientPortal.LocalServers;

namespace ClientPortal.AppHost.RunFolder;

/// <summary>Free ports by name that stay the same over restarts, kept in <c>.run/ports.json</c>; one that somebody else took meanwhile is replaced.</summary>
internal sealed class StablePorts(string runFolder)
{
    private readonly string _file = Path.Combine(runFolder, "ports.json");
    private readonly Dictionary<string, int> _handedOut = [];

    public int this[string name]
    {
        get
        {
            if (_handedOut.TryGetValue(name, out var port))
            {
                return port;
            }

            var kept = PrivateFile.Read<SortedDictionary<string, int>>(_file) ?? [];
            if (!kept.TryGetValue(name, out port) || !FreePorts.IsFree(port))
            {
                do
                {
                    port = FreePorts.Next();
                }
                while (kept.ContainsValue(port));

                kept[name] = port;
                PrivateFile.Write(_file, kept);
            }

            return _handedOut[name] = port;
        }
    }
}
