namespace Lifecycle.Partnerships;

/// <summary>The sector that a partner works in.</summary>
public enum Sector
{
    /// <summary>Health services and public health bodies.</summary>
    Health = 0,

    /// <summary>Councils and other local authorities.</summary>
    LocalGovernment = 1,

    /// <summary>Ministries and national agencies.</summary>
    NationalGovernment = 2,

    /// <summary>Charities, community groups and other voluntary bodies.</summary>
    Voluntary = 3,

    /// <summary>Companies and their associations.</summary>
    Business = 4,

    /// <summary>Schools and colleges.</summary>
    Education = 5,

    /// <summary>Universities and research institutes.</summary>
    Research = 6,

    /// <summary>Housing providers.</summary>
    Housing = 7,

    /// <summary>Agriculture, food and animal health.</summary>
    Agriculture = 8,

    /// <summary>Environmental bodies.</summary>
    Environment = 9,

    /// <summary>Police, fire and other community safety services.</summary>
    CommunitySafety = 10,

    /// <summary>Any other sector.</summary>
    Other = 11,

    /// <summary>Museums, libraries, the arts and sport.</summary>
    Culture = 12,
}
