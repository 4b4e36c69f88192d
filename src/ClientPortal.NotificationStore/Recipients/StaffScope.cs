namespace ClientPortal.NotificationStore;

/// <summary>Which tickets a staff member hears of.</summary>
public enum StaffScope
{
    /// <summary>Those assigned to him.</summary>
    Mine,

    /// <summary>Those, and the ones that nobody active works on. The default.</summary>
    MineAndUnassigned,

    /// <summary>All, those of colleagues included.</summary>
    All,
}
