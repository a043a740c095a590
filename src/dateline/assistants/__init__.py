"""The record for language models: tools that read it, over the Model Context Protocol.

Every answer carries the words that it rests on, where they stand, and who reports them. What a
report says is given back as data, in fields that are named for it, and changes nothing else.
"""
