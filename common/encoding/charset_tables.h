#pragma once

#include <array>
#include <cstdint>
#include <string_view>

/// The old Vietnamese encodings as tables: what the bytes 0x80 to 0xFF stand for, 16 a row.
///
/// Sources: VISCII RFC 1456; TCVN 5712:1993; windows-1258 as Microsoft publishes it; VPS and the
/// ABC fonts' TCVN3 as their converters had it. Compared with glibc's iconv (TCVN, VISCII, CP1258),
/// ICU (windows-1258) and recode (VISCII, VPS); \uFFFD where nothing is defined.
namespace timbao::tables {

using HighHalf = std::array<char16_t, 129>;  // the 0 that ends the literal included

inline constexpr HighHalf kWindows1252 = {
    u"€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F"
    u"\u0090‘’“”•–—˜™š›œ\u009DžŸ"
    u"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"
    u"°±²³´µ¶·¸¹º»¼½¾¿"
    u"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
    u"ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
    u"àáâãäåæçèéêëìíîï"
    u"ðñòóôõö÷øùúûüýþÿ"};

/// Tones stand after their letter as combining marks (0xCC, 0xD2, 0xDE, 0xEC, 0xF2).
inline constexpr HighHalf kWindows1258 = {
    u"€\u0081‚ƒ„…†‡ˆ‰\u008A‹Œ\u008D\u008E\u008F"
    u"\u0090‘’“”•–—˜™\u009A›œ\u009D\u009EŸ"
    u"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"
    u"°±²³´µ¶·¸¹º»¼½¾¿"
    u"ÀÁÂĂÄÅÆÇÈÉÊË\u0300ÍÎÏ"
    u"ĐÑ\u0309ÓÔƠÖ×ØÙÚÛÜƯ\u0303ß"
    u"àáâăäåæçèéêë\u0301íîï"
    u"đñ\u0323óôơö÷øùúûüư₫ÿ"};

/// TCVN3 as the ABC fonts have it: Windows punctuation below 0xA0, and no capital letters with a
/// tone, which are the small letters shown in a font of capitals. \uFFFD too where windows-1252 has
/// a Vietnamese letter: it would speak for this table when the text is in another.
inline constexpr HighHalf kTcvn3 = {
    u"€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F"
    u"\u0090‘’“”•–—˜™š›œ\u009DžŸ"
    u"\u00A0ĂÂÊÔƠƯĐăâêôơưđ¯"
    u"°±²³´àảãáạºằẳẵắ¿"
    u"\uFFFD\uFFFD\uFFFD\uFFFDÄÅặầẩẫấậè\uFFFDẻẽ"
    u"éẹềểễếệìỉ\uFFFD\uFFFDÛĩíịò"
    u"\uFFFDỏõóọồổỗốộờởỡớợù"
    u"ðủũúụừửữứựỳỷỹýỵÿ"};

/// The whole of TCVN 5712 (VN1), as programs on Unix write it; capitals with a tone in 0x80 to
/// 0x9F, combining tones in 0xB0 to 0xB4, and more capitals in kTcvn5712Low.
inline constexpr HighHalf kTcvn5712 = {
    u"ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ"
    u"ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    u"\u00A0ĂÂÊÔƠƯĐăâêôơưđẰ"
    u"\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    u"ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    u"éẹềểễếệìỉỄẾỒĩíịò"
    u"Ổỏõóọồổỗốộờởỡớợù"
    u"ỖủũúụừửữứựỳỷỹýỵỐ"};

inline constexpr HighHalf kViscii = {
    u"ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
    u"ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    u"Õắằặấầẩậẽẹếềểễệố"
    u"ồổỗỠƠộờởịỰỨỪỬơớƯ"
    u"ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
    u"ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    u"àáâãảăữẫèéêẻìíĩỉ"
    u"đựòóôõỏọụùúũủýợỮ"};

inline constexpr HighHalf kVps = {
    u"ÀẢÃẤẦẨọỗĂếềểệẮẰẲ"
    u"Ế‘’ỀỂỄỐỒỔỖýỷỵỚỜỞ"
    u"\u00A0ắằẳẵặỠớÙờởỡŨỨợỪ"
    u"ổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    u"ầÁÂấẩẫậđẻÉÊẹỉễịỹ"
    u"ƯỦồốÔỏơÈừứÚũưÝẺ\uFFFD"
    u"àáâãảạăçèéêẽìíîĩ"
    u"ẴĐòóôõöƠụùúủüỶẼỳ"};

/// Capital letters in place of control characters: text_of_low_byte() of an encoding.
struct LowByte {
  std::uint8_t byte = 0;
  char16_t letter = 0;
};
inline constexpr std::array<LowByte, 6> kVisciiLow = {
    {{0x02, u'Ẳ'}, {0x05, u'Ẵ'}, {0x06, u'Ẫ'}, {0x14, u'Ỷ'}, {0x19, u'Ỹ'}, {0x1E, u'Ỵ'}}};
inline constexpr std::array<LowByte, 14> kVpsLow = {{{0x02, u'Ạ'},
                                                     {0x03, u'Ậ'},
                                                     {0x04, u'Ặ'},
                                                     {0x05, u'Ẹ'},
                                                     {0x06, u'Ệ'},
                                                     {0x10, u'Ị'},
                                                     {0x11, u'Ọ'},
                                                     {0x12, u'Ộ'},
                                                     {0x13, u'Ợ'},
                                                     {0x14, u'Ụ'},
                                                     {0x15, u'Ự'},
                                                     {0x19, u'Ỵ'},
                                                     {0x1C, u'Ẫ'},
                                                     {0x1D, u'Ữ'}}};
inline constexpr std::array<LowByte, 12> kTcvn5712Low = {{{0x01, u'Ú'},
                                                          {0x02, u'Ụ'},
                                                          {0x04, u'Ừ'},
                                                          {0x05, u'Ử'},
                                                          {0x06, u'Ữ'},
                                                          {0x11, u'Ứ'},
                                                          {0x12, u'Ự'},
                                                          {0x13, u'Ỳ'},
                                                          {0x14, u'Ỷ'},
                                                          {0x15, u'Ỹ'},
                                                          {0x16, u'Ý'},
                                                          {0x17, u'Ỵ'}}};

/// VNI-Windows writes a vowel as an ASCII letter (ơ and ư: 0xF4 and 0xF6) and a byte that marks it.
/// The bytes are those of small letters; 0x20 less marks capitals.
struct VniMark {
  std::uint8_t byte = 0;
  char16_t quality = 0;  ///< U+0302 circumflex or U+0306 breve, 0 for none
  char16_t tone = 0;     ///< combining tone, 0 for none
};
inline constexpr std::array<VniMark, 17> kVniMarks = {{
    {0xF8, 0, 0x0300},
    {0xF9, 0, 0x0301},
    {0xFB, 0, 0x0309},
    {0xF5, 0, 0x0303},
    {0xEF, 0, 0x0323},
    {0xE2, 0x0302, 0},
    {0xE0, 0x0302, 0x0300},
    {0xE1, 0x0302, 0x0301},
    {0xE5, 0x0302, 0x0309},
    {0xE3, 0x0302, 0x0303},
    {0xE4, 0x0302, 0x0323},
    {0xEA, 0x0306, 0},
    {0xE8, 0x0306, 0x0300},
    {0xE9, 0x0306, 0x0301},
    {0xFA, 0x0306, 0x0309},
    {0xFC, 0x0306, 0x0303},
    {0xEB, 0x0306, 0x0323},
}};

/// The letters that are one byte in VNI-Windows.
inline constexpr std::array<LowByte, 18> kVniLetters = {{
    {0xE6, u'ỉ'},
    {0xEC, u'ì'},
    {0xED, u'í'},
    {0xEE, u'ỵ'},
    {0xF1, u'đ'},
    {0xF2, u'ị'},
    {0xF3, u'ĩ'},
    {0xF4, u'ơ'},
    {0xF6, u'ư'},
    {0xC6, u'Ỉ'},
    {0xCC, u'Ì'},
    {0xCD, u'Í'},
    {0xCE, u'Ỵ'},
    {0xD1, u'Đ'},
    {0xD2, u'Ị'},
    {0xD3, u'Ĩ'},
    {0xD4, u'Ơ'},
    {0xD6, u'Ư'},
}};

/// The twelve vowels and their tones, small and capital, in the order of kTones.
inline constexpr std::u16string_view kTones = u"\u0300\u0309\u0303\u0301\u0323";
inline constexpr std::array<std::u16string_view, 24> kVowels = {
    u"aàảãáạ", u"ăằẳẵắặ", u"âầẩẫấậ", u"eèẻẽéẹ", u"êềểễếệ", u"iìỉĩíị", u"oòỏõóọ", u"ôồổỗốộ",
    u"ơờởỡớợ", u"uùủũúụ", u"ưừửữứự", u"yỳỷỹýỵ", u"AÀẢÃÁẠ", u"ĂẰẲẴẮẶ", u"ÂẦẨẪẤẬ", u"EÈẺẼÉẸ",
    u"ÊỀỂỄẾỆ", u"IÌỈĨÍỊ", u"OÒỎÕÓỌ", u"ÔỒỔỖỐỘ", u"ƠỜỞỠỚỢ", u"UÙỦŨÚỤ", u"ƯỪỬỮỨỰ", u"YỲỶỸÝỴ",
};

}  // namespace timbao::tables
